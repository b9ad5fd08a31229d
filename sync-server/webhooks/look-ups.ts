// Names are looked up as the machine does it, with its hosts file and search domains (getaddrinfo). Each look-up holds one of
// the four threads that files and passwords need as well, and one that no name server answers holds it for long.

import type { LookupAddress, LookupOptions, lookup } from "node:dns";
import { within } from "./within.ts";

export type LookUp = (host: string, options: LookupOptions) => Promise<LookupAddress[]>;

const AT_A_TIME = 2;

/** Rejects with a TimeoutError after `withinMs`; a thread is free again only when the look-up itself has ended. */
export function createLookUp(resolveName: typeof lookup, withinMs: number): LookUp {
  const waiting = new Set<() => void>();
  let underWay = 0;

  function startNext(): void {
    const [start] = waiting;
    if (!start || underWay >= AT_A_TIME) return;
    waiting.delete(start);
    underWay += 1;
    start();
  }

  function end(): void {
    underWay -= 1;
    startNext();
  }

  return async (host, options) => {
    const { promise, start } = prepare(resolveName, { host, options, end });
    waiting.add(start);
    startNext();
    return within(withinMs, promise).finally(() => waiting.delete(start));
  };
}

function prepare(
  resolveName: typeof lookup,
  { host, options, end }: { host: string; options: LookupOptions; end: () => void },
): { promise: Promise<LookupAddress[]>; start: () => void } {
  let start = () => {};
  const promise = new Promise<LookupAddress[]>((resolve, reject) => {
    start = () =>
      resolveName(host, { ...options, all: true }, (error, found) => {
        end();
        if (error) reject(error);
        else resolve(found);
      });
  });
  return { promise, start };
}
