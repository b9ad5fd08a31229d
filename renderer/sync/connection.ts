// Whether the server can be reached, as its loops find out; and the pause between two tries, which ends early when there
// is reason to hope: the network is back, another loop got through, or a person asks.

import { createBackOff } from "./back-off.ts";
import { type Bell, createBell } from "./bell.ts";
import type { Connection } from "./desk.ts";
import type { DeviceClock } from "./device-clock.ts";
import { isPassing, retryAfterOf, TransportFault } from "./http-fault.ts";
import { type LinkedAbort, linkedAbort } from "./linked-abort.ts";

export interface ConnectionMonitor {
  /**
   * Tries until it succeeds or fails for good; each attempt ends with the signal that it is given.
   * @throws what is no passing fault, or the signal's reason.
   */
  persevere<T>(attempt: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Everything that pauses tries again now. */
  tryNow(): void;
  /** The server has kept silent for long: unless it is heard of soon, what is under way is given up and tried again. */
  doubt(): void;
  /** The system says that there is no network: true at once, without a try that fails first. */
  lost(): void;
}

export interface ConnectionOptions {
  clock: DeviceClock;
  random: () => number;
  /** Grows whenever something comes from the server. */
  heard(): number;
  onChange(connection: Connection): void;
}

const DOUBT_MS = 5_000;
/** After so many tries that came to nothing; then each has all the time that a request may take. */
const PATIENCE_MS = [Number.POSITIVE_INFINITY, 10_000, 20_000];

export function createConnection({ clock, random, heard, onChange }: ConnectionOptions): ConnectionMonitor {
  const pausing = new Set<Bell>();
  const underWay = new Set<LinkedAbort>();
  let isOnline = false;

  function reached(): void {
    if (isOnline) return;
    isOnline = true;
    onChange({ state: "online" });
    tryNow();
  }

  function tryNow(): void {
    for (const bell of pausing) bell.ring();
  }

  async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    isOnline = false;
    onChange({ state: "offline", retryAt: new Date(clock.now() + milliseconds).toISOString() });
    const bell = createBell(clock);
    pausing.add(bell);
    try {
      return await bell.heard(signal, milliseconds);
    } finally {
      pausing.delete(bell);
    }
  }

  /** A connection that was cut without a word would else be waited for until its time is up. */
  function giveUp(why: string): void {
    for (const attempt of underWay) attempt.abort(new TransportFault(why));
  }

  /** What was tried in vain is tried by a connection that may be just as dead: the next tries wait less for a sign. */
  async function tryOnce<T>(attempt: (signal: AbortSignal) => Promise<T>, signal: AbortSignal, failures: number) {
    const one = linkedAbort(signal);
    const calm = whenSilent(PATIENCE_MS[failures] ?? Number.POSITIVE_INFINITY, () =>
      one.abort(new TransportFault("No sign of the server.")),
    );
    underWay.add(one);
    try {
      return await attempt(one.signal);
    } finally {
      calm();
      underWay.delete(one);
      one.release();
    }
  }

  /** Calls back unless the server is heard of within the time. Returns what calls that off. */
  function whenSilent(milliseconds: number, callBack: () => void): () => void {
    const before = heard();
    if (!Number.isFinite(milliseconds)) return () => undefined;
    return clock.after(milliseconds, () => {
      if (heard() === before) callBack();
    });
  }

  return {
    tryNow,
    doubt: () => void whenSilent(DOUBT_MS, () => giveUp("The server has fallen silent.")),
    lost() {
      isOnline = false;
      giveUp("The network is gone.");
      onChange({ state: "offline", retryAt: null });
    },
    async persevere(attempt, signal) {
      const backOff = createBackOff(random);
      for (let failures = 0; ; failures += 1) {
        try {
          const result = await tryOnce(attempt, signal, failures);
          reached();
          return result;
        } catch (fault) {
          signal.throwIfAborted();
          if (!isPassing(fault)) {
            isOnline = false;
            throw fault;
          }
          const wasWoken = await pause(backOff.next(retryAfterOf(fault)), signal);
          if (wasWoken) backOff.reset();
        }
      }
    },
  };
}
