// How long to wait before trying again: full jitter, so that a thousand devices that lost the same server do not come
// back in the same second (S11).

const FIRST_MS = 1_000;
const CAP_MS = 60_000;
const FLOOR_MS = 100;

export interface BackOff {
  /** Milliseconds until the next try. A server that named a time is given it, with jitter on top. */
  next(retryAfterMs?: number | null): number;
  reset(): void;
}

export function createBackOff(random: () => number = Math.random): BackOff {
  let tries = 0;
  return {
    next(retryAfterMs = null) {
      const ceiling = Math.min(CAP_MS, FIRST_MS * 2 ** tries);
      tries += 1;
      const jitter = FLOOR_MS + random() * (ceiling - FLOOR_MS);
      return Math.round((retryAfterMs ?? 0) + jitter);
    },
    reset() {
      tries = 0;
    },
  };
}

/** A time with a fifth of jitter either way, for what happens regularly. */
export function around(milliseconds: number, random: () => number = Math.random): number {
  return Math.round(milliseconds * (0.8 + 0.4 * random()));
}
