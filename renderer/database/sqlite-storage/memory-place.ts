// Stores in memory, on the same SQL as those in files: for tests, and for who does not want a computer to keep their
// tickets. A store that was closed can be opened again for as long as the page or process lives.

import { createEngine } from "./create-engine.ts";
import { openConnection, type Sqlite } from "./open-connection.ts";
import type { StorePlace } from "./sqlite-storage.ts";
import type { StoreEngine, StorePlan } from "./store-engine.ts";

export function createMemoryPlace(loadSqlite: () => Promise<Sqlite>, plan: StorePlan): StorePlace {
  const engines = new Map<string, Promise<StoreEngine>>();
  const create = async () => createEngine(await openConnection(await loadSqlite(), { file: ":memory:" }), plan);
  return {
    async open(databaseName) {
      const engine = engines.get(databaseName) ?? create();
      engines.set(databaseName, engine);
      return { ...(await engine), close: () => Promise.resolve() };
    },
    async destroy(databaseName) {
      const engine = engines.get(databaseName);
      engines.delete(databaseName);
      await (await engine)?.close();
    },
  };
}
