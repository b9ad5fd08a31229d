// Collections that are emptied as a whole. RxDB is told of documents one by one, and goes on answering from what it has read:
// where all of them went at once it has to forget that.

import type { RxChangeEventBulk, RxCollection } from "rxdb";
import { EMPTIED } from "./sqlite-storage/write-rows.ts";

/** Whether this is told of a collection that has no document any more. */
export function isEmptied({ context }: Pick<RxChangeEventBulk<unknown>, "context">): boolean {
  return context === EMPTIED;
}

// biome-ignore lint/suspicious/noExplicitAny: any collection; RxDB's type is generic in the document.
type AnyCollection = RxCollection<any>;

/** Right behind its opening, before any query follows it. Live queries are run again, all others when they are next asked. */
export function followEmptying(collection: AnyCollection): void {
  collection.eventBulks$.subscribe((bulk) => {
    if (isEmptied(bulk)) forgetAll(collection);
  });
}

const NEVER_RUN = -1;

function forgetAll({ _docCache, _queryCache }: AnyCollection): void {
  _docCache.cacheItemByDocId.clear();
  for (const query of _queryCache._map.values()) query._latestChangeEvent = NEVER_RUN;
}
