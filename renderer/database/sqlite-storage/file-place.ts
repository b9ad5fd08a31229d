// Stores in files of the browser, each in a folder of its own and encrypted with a key of its own. Each is opened in a
// worker, so that no work of SQLite's is done where the screens are.

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
}

export function createFilePlace({ plan, keys }: FilePlaceOptions): StorePlace {
  return {
    async open(databaseName) {
      const key = await keys.mustFind(databaseName);
      return startStoreWorker({ place: { kind: "files", folder: databaseName, key }, plan });
    },
    async destroy(databaseName) {
      await keys.forget(databaseName);
      await navigator.locks.request(storeLock(databaseName), async () => {
        const root = await navigator.storage.getDirectory();
        await root.removeEntry(databaseName, { recursive: true }).catch(ignoreMissing);
      });
    },
  };
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "NotFoundError")) throw error;
}
