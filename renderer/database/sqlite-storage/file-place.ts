// Stores that a browser keeps, each encrypted with a key of its own: in private files, or where there are none in
// IndexedDB. Each is opened in a worker, so that no work of SQLite's is done where the screens are.

import { findDatabases, findPlaceKind, type PlaceKind } from "./place-kind.ts";
import type { StorePlace } from "./sqlite-storage.ts";
import { startStoreWorker } from "./start-store-worker.ts";
import type { StorePlan } from "./store-engine.ts";
import { storeLock } from "./store-lock.ts";

export interface StoreKeys {
  /** The key of that store, 256 bits as hexadecimal digits; made where there is none yet. */
  mustFind(databaseName: string): Promise<string>;
  forget(databaseName: string): Promise<void>;
}

export interface FilePlaceOptions {
  plan: StorePlan;
  keys: StoreKeys;
  /** The store was found damaged while it was in use, and goes on with what could be saved: it is to be opened anew. */
  onDamage?: () => void;
  /** A window of a newer version of the app is to have the store: it is to be closed here, soon. */
  onNewer?: () => void;
}

export function createFilePlace({ plan, keys, ...on }: FilePlaceOptions): StorePlace {
  return {
    async open(databaseName) {
      const kind = await findPlaceKind(databaseName);
      const key = await keys.mustFind(databaseName);
      return startStoreWorker({ place: { kind, databaseName, key }, plan }, (news) =>
        news === "damage" ? on.onDamage?.() : on.onNewer?.(),
      );
    },
    async destroy(databaseName) {
      const kind = await findPlaceKind(databaseName);
      await keys.forget(databaseName);
      await navigator.locks.request(storeLock(databaseName), () => REMOVALS[kind](databaseName));
    },
  };
}

const REMOVALS: Readonly<Record<PlaceKind, (databaseName: string) => Promise<void>>> = {
  async files(databaseName) {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(databaseName, { recursive: true }).catch(ignoreMissing);
  },
  async database(databaseName) {
    for (const name of await findDatabases(databaseName)) await removeDatabase(name);
  },
};

function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const removing = indexedDB.deleteDatabase(name);
    removing.onsuccess = () => resolve();
    removing.onerror = () => reject(removing.error);
  });
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "NotFoundError")) throw error;
}
