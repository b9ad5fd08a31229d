/** The device's clock and its timers, given to whatever waits, so that a test can let time pass. */
export interface DeviceClock {
  /** Milliseconds since 1970, as this device believes. It may be years off (S7). */
  now(): number;
  /** Calls back once after so many milliseconds, unless what it returns is called before. */
  after(milliseconds: number, callBack: () => void): () => void;
}

export const deviceClock: DeviceClock = {
  now: () => Date.now(),
  after(milliseconds, callBack) {
    const timer = setTimeout(callBack, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** ISO 8601 in UTC, with milliseconds. */
export function instantOf(clock: DeviceClock): string {
  return new Date(clock.now()).toISOString();
}
