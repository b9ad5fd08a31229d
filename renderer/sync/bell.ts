// Word that there is something to do: rung by many, heard by one loop, which never misses a ring that came meanwhile.

import type { DeviceClock } from "./device-clock.ts";

export interface Bell {
  ring(): void;
  /**
   * Resolves at the next ring, at once if it rang since it was last heard, or when the time is up.
   * @returns whether it rang. @throws the signal's reason.
   */
  heard(signal: AbortSignal, withinMs?: number): Promise<boolean>;
}

export function createBell(clock: DeviceClock): Bell {
  let isRung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      isRung = true;
      wake?.();
    },
    async heard(signal, withinMs) {
      signal.throwIfAborted();
      if (!isRung) await waitFor(signal, withinMs, clock, (resolve) => (wake = resolve));
      wake = null;
      const rang = isRung;
      isRung = false;
      return rang;
    },
  };
}

function waitFor(
  signal: AbortSignal,
  withinMs: number | undefined,
  clock: DeviceClock,
  onRing: (resolve: () => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      cancel();
      reject(signal.reason);
    };
    const finish = () => {
      cancel();
      signal.removeEventListener("abort", onAbort);
      resolve();
    };
    const cancel = withinMs === undefined ? () => undefined : clock.after(withinMs, finish);
    signal.addEventListener("abort", onAbort, { once: true });
    onRing(finish);
  });
}
