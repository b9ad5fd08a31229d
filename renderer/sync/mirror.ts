// A collection held in memory and kept up to date with the local store, whichever window writes to it. Only for those of
// which there is little.

import type { RxChangeEventBulk, RxCollection, RxStorageChangeEvent } from "rxdb";
import { Subject } from "rxjs";
import { findDocuments, withoutMeta } from "#renderer/database/ask-storage.ts";
import { isEmptied } from "#renderer/database/emptied.ts";

export interface Mirror<T> {
  all(): ReadonlyMap<string, T>;
  /** Emits the ids that changed, after the map has. */
  readonly changed$: Subject<readonly string[]>;
  stop(): void;
}

export async function startMirror<D extends { id: string }>(collection: RxCollection<D>): Promise<Mirror<D>> {
  const held = new Map<string, D>();
  const changed$ = new Subject<readonly string[]>();
  let waiting: RxChangeEventBulk<D>[] | null = [];

  function take(bulk: RxChangeEventBulk<D>): void {
    const ids = isEmptied(bulk) ? [...held.keys()] : bulk.events.map(({ documentId }) => documentId);
    if (isEmptied(bulk)) held.clear();
    else keep(bulk.events);
    changed$.next(ids);
  }

  function keep(events: readonly RxStorageChangeEvent<D>[]): void {
    for (const { documentData } of events) {
      const { id } = documentData;
      if (documentData._deleted) held.delete(id);
      else held.set(id, withoutMeta(documentData));
    }
  }

  const subscription = collection.eventBulks$.subscribe((bulk) => {
    if (waiting) waiting.push(bulk);
    else take(bulk);
  });
  for (const document of await findDocuments(collection, {})) held.set(document.id, document);
  const missed = waiting;
  waiting = null;
  for (const bulk of missed) take(bulk);

  return {
    all: () => held,
    changed$,
    stop() {
      subscription.unsubscribe();
      changed$.complete();
    },
  };
}
