import type { InTurn } from "./one-at-a-time.ts";

/** What is asked for while something else is under way is done at once after it, and waits for the disk once. */
export function together<A>(inTurn: InTurn, work: (all: readonly A[]) => Promise<void>): (one: A) => Promise<void> {
  let waiting: A[] = [];
  let working: Promise<void> | null = null;
  return (one) => {
    waiting.push(one);
    working ??= inTurn(() => {
      const all = waiting;
      waiting = [];
      working = null;
      return work(all);
    });
    return working;
  };
}
