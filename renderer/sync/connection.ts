// Whether the server can be reached, as its loops find out; and the pause between two tries, which ends early when there
// is reason to hope: the network is back, another loop got through, or a person asks.

import { createBackOff } from "./back-off.ts";
import { type Bell, createBell } from "./bell.ts";
import type { Connection } from "./desk.ts";
import type { DeviceClock } from "./device-clock.ts";
import { isPassing, retryAfterOf } from "./http-fault.ts";

export interface ConnectionMonitor {
  /** Tries until it succeeds or fails for good. @throws what is no passing fault, or the signal's reason. */
  persevere<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Everything that pauses tries again now. */
  tryNow(): void;
  /** The system says that there is no network: true at once, without a try that fails first. */
  lost(): void;
}

export interface ConnectionOptions {
  clock: DeviceClock;
  random: () => number;
  onChange(connection: Connection): void;
}

export function createConnection({ clock, random, onChange }: ConnectionOptions): ConnectionMonitor {
  const pausing = new Set<Bell>();
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

  return {
    tryNow,
    lost() {
      isOnline = false;
      onChange({ state: "offline", retryAt: null });
    },
    async persevere(attempt, signal) {
      const backOff = createBackOff(random);
      for (;;) {
        try {
          const result = await attempt();
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
