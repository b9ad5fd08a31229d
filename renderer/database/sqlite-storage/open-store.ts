// Opens a store, in a worker. Where its file is damaged it is set aside, and the store goes on in a new one with what could
// be read of the collections that the app can't get from elsewhere (L6).

import { createEngine, type EngineOptions } from "./create-engine.ts";
import { isDamage } from "./damage.ts";
import { readSalvageable, type Salvaged } from "./salvage.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { StoreEngine, StorePlan } from "./store-engine.ts";

/** The files of one store by number: the last is in use, and those before it were set aside. */
export interface StoreFiles {
  generations(): Promise<number[]>;
  isMarked(generation: number): Promise<boolean>;
  /** A file that was found damaged is not opened again, though it may look sound at first. */
  mark(generation: number): Promise<void>;
  /** @throws what the browser or SQLite says: no room, files held by another, another key, a damaged file. */
  open(generation: number): Promise<SqlConnection>;
}

/** @throws what the browser or SQLite says, where it is not damage. */
export async function openStore(
  files: StoreFiles,
  plan: StorePlan,
  onScan?: EngineOptions["onScan"],
): Promise<StoreEngine> {
  const current = Math.max(1, ...(await files.generations()));
  const open = async (generation: number, salvaged: readonly Salvaged[] | null) => {
    const connection = await files.open(generation);
    return createEngine(connection, plan, { salvaged, onDamage: () => files.mark(generation), onScan });
  };
  const salvage = async () => {
    const connection = await files.open(current);
    return await readSalvageable(connection, plan.irreplaceable).finally(() => connection.close());
  };
  if (!(await files.isMarked(current))) {
    try {
      return await open(current, null);
    } catch (error) {
      if (!isDamage(error)) throw error;
      await files.mark(current);
    }
  }
  // Where not even the first page can be read there is nothing to salvage.
  return open(current + 1, await salvage().catch(() => []));
}
