// Stores in memory, on the same SQL as those in files: for tests, and for who does not want a computer to keep their
// tickets. A store that was closed can be opened again for as long as the page or process lives.

import { createEngine, type EngineOptions } from "./create-engine.ts";
import { openConnection, type Sqlite } from "./open-connection.ts";
import type { StorePlace } from "./sqlite-storage.ts";
import type { StoreEngine, StorePlan } from "./store-engine.ts";

/** @param create starts an engine whose store ends with it. */
export function createMemoryPlace(create: () => Promise<StoreEngine>): StorePlace {
  const engines = new Map<string, Promise<StoreEngine>>();
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

export async function openInMemory(
  sqlite: Sqlite,
  plan: StorePlan,
  onScan?: EngineOptions["onScan"],
): Promise<StoreEngine> {
  return createEngine(await openConnection(sqlite, { file: ":memory:" }), plan, { onScan });
}
