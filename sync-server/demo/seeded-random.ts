// Chance that repeats: the same seed gives the same desk, text for text.

export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** As `pick`; an entry of weight 2 comes twice as often as one of weight 1. */
  pickWeighted<T>(list: readonly (readonly [entry: T, weight: number])[]): T;
}

export function seededRandom(seed: number): Random {
  const next = mulberry32(seed);
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (list) => mustHave(list[between(0, list.length - 1)]),
    pickWeighted: (list) => {
      const total = list.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      const found = list.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return mustHave(found ?? list.at(-1))[0];
    },
  };
}

function mustHave<T>(entry: T | undefined): T {
  if (entry === undefined) throw new RangeError("nothing to pick from");
  return entry;
}

/** A generator of 32 bits that is small and good enough for text; not for secrets. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
