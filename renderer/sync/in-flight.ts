// What is being done for a person while their store is about to be closed: it is waited for, so that no word is written
// to a store that is gone (M4, S1).

import { nextTask } from "./next-task.ts";

export interface InFlight {
  /** The same verbs, each noted for as long as it is under way. */
  noting<Verbs extends object>(verbs: Verbs): Verbs;
  /** Resolves once nothing is under way, nor anything that was begun right behind it; whether it succeeded or not. */
  settled(): Promise<void>;
}

export function createInFlight(): InFlight {
  const underWay = new Set<Promise<unknown>>();

  function note(result: unknown): unknown {
    if (!(result instanceof Promise)) return result;
    const ended: Promise<void> = result.catch(() => undefined).then(() => void underWay.delete(ended));
    underWay.add(ended);
    return result;
  }

  function noted([name, verb]: [string, unknown]): [string, unknown] {
    return [name, typeof verb === "function" ? (...args: unknown[]) => note(verb(...args)) : verb];
  }

  return {
    noting: (verbs) => Object.fromEntries(Object.entries(verbs).map(noted)) as typeof verbs,
    async settled() {
      do {
        await Promise.all(underWay);
        await nextTask();
      } while (underWay.size > 0);
    },
  };
}
