// A collection held in memory and kept up to date with the local store, whichever window writes to it. Only for those of
// which there is little.

import type { RxCollection, RxStorageChangeEvent } from "rxdb";
import { Subject } from "rxjs";
import { findDocuments, withoutMeta } from "#renderer/database/ask-storage.ts";

export interface Mirror<T> {
  all(): ReadonlyMap<string, T>;
  /** Emits the ids that changed, after the map has. */
  readonly changed$: Subject<readonly string[]>;
  stop(): void;
}

export async function startMirror<D extends { id: string }>(collection: RxCollection<D>): Promise<Mirror<D>> {
  const held = new Map<string, D>();
  const changed$ = new Subject<readonly string[]>();
  let waiting: RxStorageChangeEvent<D>[] | null = [];

  function take(events: readonly RxStorageChangeEvent<D>[]): void {
    for (const { documentData } of events) {
      const { id } = documentData;
      if (documentData._deleted) held.delete(id);
      else held.set(id, withoutMeta(documentData));
    }
    changed$.next(events.map(({ documentId }) => documentId));
  }

  const subscription = collection.eventBulks$.subscribe(({ events }) => {
    if (waiting) waiting.push(...events);
    else take(events);
  });
  for (const document of await findDocuments(collection, {})) held.set(document.id, document);
  const missed = waiting;
  waiting = null;
  take(missed);

  return {
    all: () => held,
    changed$,
    stop() {
      subscription.unsubscribe();
      changed$.complete();
    },
  };
}
