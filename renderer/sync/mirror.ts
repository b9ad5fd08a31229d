// A collection held in memory and kept up to date with the local store, whichever window writes to it. What is held of
// each document is the caller's choice, so that only as much is kept as is looked at.

import type { RxCollection, RxStorageChangeEvent } from "rxdb";
import { Subject } from "rxjs";
import { withoutMeta } from "#renderer/database/ask-storage.ts";

export interface Mirror<T> {
  all(): ReadonlyMap<string, T>;
  /** Emits the ids that changed, after the map has. */
  readonly changed$: Subject<readonly string[]>;
  stop(): void;
}

export async function startMirror<D extends { id: string }, T = D>(
  collection: RxCollection<D>,
  hold: (document: D) => T,
): Promise<Mirror<T>> {
  const held = new Map<string, T>();
  const changed$ = new Subject<readonly string[]>();
  let waiting: RxStorageChangeEvent<D>[] | null = [];

  function take(events: readonly RxStorageChangeEvent<D>[]): void {
    for (const { documentData } of events) {
      const { id } = documentData;
      if (documentData._deleted) held.delete(id);
      else held.set(id, hold(withoutMeta(documentData)));
    }
    changed$.next(events.map(({ documentId }) => documentId));
  }

  const subscription = collection.eventBulks$.subscribe(({ events }) => {
    if (waiting) waiting.push(...events);
    else take(events);
  });
  for (const document of await collection.find().exec()) {
    const data = document.toJSON() as D;
    held.set(data.id, hold(data));
  }
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
