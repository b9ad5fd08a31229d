// Reading waits its turn, so that a thousand devices that come back at once, or a script that asks for every list at once,
// leave room for those who send: only so many of a kind are under way in a process, the others wait in the order they came
// (S11). Where even waiting makes no sense any more they are told when to come again, each at another moment.

import { ProblemError } from "./problem-error.ts";

export interface TurnLimits {
  /** At a time. All kinds together are fewer than the pool has connections: those left are for who sends. */
  underWay: number;
  waiting: number;
}

export interface Turns {
  /**
   * Runs the work once it is its turn.
   * @throws ProblemError `unavailable` where too many wait, or what the work throws.
   */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** The same, unless whoever wants it has gone meanwhile: it is then left, and the answer is null. */
  take<T>(work: () => Promise<T>, isGone: () => boolean): Promise<T | null>;
  /** How many wait. */
  waiting(): number;
}

export const PULL_TURNS: TurnLimits = { underWay: 8, waiting: 4_000 };
/** A search costs far more than a pull of what has just changed, and must leave room for those who work. */
export const SEARCH_TURNS: TurnLimits = { underWay: 4, waiting: 400 };
/** Lists without a search, and statistics. */
export const REPORT_TURNS: TurnLimits = { underWay: 3, waiting: 200 };

const COME_AGAIN_SECONDS = { first: 2, last: 10 };

export function createTurns({ underWay, waiting }: TurnLimits): Turns {
  const queue: (() => void)[] = [];
  let taken = 0;

  async function enter(): Promise<void> {
    if (taken < underWay) {
      taken += 1;
      return;
    }
    if (queue.length >= waiting) throw tooMany();
    await new Promise<void>((resolve) => queue.push(resolve));
  }

  /** The next one has the turn of whoever leaves. */
  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else taken -= 1;
  }

  async function run<T>(work: () => Promise<T>): Promise<T> {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  return {
    run,
    take: (work, isGone) => run(async () => (isGone() ? null : await work())),
    waiting: () => queue.length,
  };
}

function tooMany(): ProblemError {
  const { first, last } = COME_AGAIN_SECONDS;
  const seconds = String(Math.round(first + Math.random() * (last - first)));
  return new ProblemError("unavailable", {
    detail: "Too many are asking for the like of this at once. Ask again after Retry-After seconds.",
    headers: { "retry-after": seconds },
  });
}
