import type { DeviceClock } from "#renderer/sync/device-clock.ts";

export interface HandClock extends DeviceClock {
  /** Lets time pass, calling back what falls due on the way. */
  pass(milliseconds: number): Promise<void>;
}

/** A clock that stands still until a test moves it. */
export function handClock(start = Date.parse("2026-11-24T08:00:00.000Z")): HandClock {
  const due = new Map<() => void, number>();
  let now = start;
  return {
    now: () => now,
    after(milliseconds, callBack) {
      const entry = () => callBack();
      due.set(entry, now + milliseconds);
      return () => due.delete(entry);
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const next = [...due].filter(([, at]) => at <= end).sort(([, a], [, b]) => a - b)[0];
        if (!next) break;
        now = Math.max(now, next[1]);
        due.delete(next[0]);
        next[0]();
        await new Promise((resolve) => setImmediate(resolve));
      }
      now = end;
    },
  };
}
