// An RxStorage for RxDB on SQLite: whole documents with indexes, full-text search and tallies, wherever an engine of
// store-engine.ts runs. It knows nothing of what an app keeps in it; the app says what is to be found and counted.
//
// All collections of one RxDB database share one engine, which is opened with the first and closed with the last.

import { ensureRxStorageInstanceParamsAreCorrect, RXDB_VERSION, type RxStorage, type RxStorageInstance } from "rxdb";
import { createInstance, type SqliteInternals, STORAGE_NAME } from "./storage-instance.ts";
import type { Restoration, StoreEngine, TextHit, TextQuery } from "./store-engine.ts";

/** Where stores are: in memory, or in the files of a browser. */
export interface StorePlace {
  /** @throws where the store can't be opened. */
  open(databaseName: string): Promise<StoreEngine>;
  /** Removes a store that nobody has open any more, with all that it left in files. */
  destroy(databaseName: string): Promise<void>;
}

export interface SqliteStorage extends RxStorage<SqliteInternals, Record<string, never>> {
  /** Searches a store that is open here, from the best on. @throws where it is not open. */
  findText(databaseName: string, query: TextQuery): Promise<TextHit[]>;
  /** Whether a store that is open here takes the place of one that was damaged: told until it may be forgotten. */
  findRestoration(databaseName: string): Promise<Restoration | null>;
  forgetRestoration(databaseName: string): Promise<void>;
  /** What is wrong with the file of a store that is open here. */
  findDamage(databaseName: string): Promise<string[]>;
  /**
   * Takes all documents of these collections away at once, all or none, however many there are; they are of one store that is open
   * here. Each window hears of it in the change streams, by a bulk whose context is EMPTIED.
   */
  emptyCollections(instances: readonly Emptiable[]): Promise<void>;
  destroy(databaseName: string): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: any collection; RxDB's type is generic in the document.
export type Emptiable = Pick<RxStorageInstance<any, any, any>, "internals">;

interface OpenStore {
  engine: Promise<StoreEngine>;
  users: number;
}

export function createSqliteStorage(place: StorePlace): SqliteStorage {
  const stores = new Map<string, OpenStore>();
  const enter = (name: string): OpenStore => {
    const store = stores.get(name) ?? { engine: place.open(name), users: 0 };
    stores.set(name, store);
    store.users += 1;
    return store;
  };
  const leave = async (name: string, store: OpenStore) => {
    store.users -= 1;
    if (store.users > 0) return;
    stores.delete(name);
    await (await store.engine).close();
  };
  const must = (name: string): Promise<StoreEngine> => {
    const store = stores.get(name);
    if (!store) throw new Error(`The store ${name} is not open.`);
    return store.engine;
  };
  return {
    name: STORAGE_NAME,
    rxdbVersion: RXDB_VERSION,
    async createStorageInstance(params) {
      ensureRxStorageInstanceParamsAreCorrect(params);
      const store = enter(params.databaseName);
      try {
        return await createInstance(params, await store.engine, () => leave(params.databaseName, store));
      } catch (error) {
        await leave(params.databaseName, store).catch(() => undefined);
        throw error;
      }
    },
    findText: async (databaseName, query) => (await must(databaseName)).findText(query),
    findRestoration: async (databaseName) => (await must(databaseName)).findRestoration(),
    forgetRestoration: async (databaseName) => (await must(databaseName)).forgetRestoration(),
    findDamage: async (databaseName) => (await must(databaseName)).findDamage(),
    emptyCollections,
    destroy: (databaseName) => place.destroy(databaseName),
  };
}

async function emptyCollections(instances: readonly Emptiable[]): Promise<void> {
  const all = instances.map(({ internals }) => internals as SqliteInternals);
  const [first] = all;
  if (!first) return;
  const last = await first.engine.emptyCollections(all.map(({ key }) => key));
  for (const { key, tellEmptied } of all) tellEmptied(last.get(key) ?? null);
}
