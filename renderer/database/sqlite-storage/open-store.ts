// Opens a store, in a worker. Where its file is damaged it is set aside, and the store goes on in a new one with what could
// be read of the collections that the app can't get from elsewhere (L6).

import { isNew } from "./catalog.ts";
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
  const open = async (generation: number) => {
    const connection = await files.open(generation);
    const salvaged = (await isNew(connection)) ? await salvageBefore(generation, files, plan) : null;
    return createEngine(connection, plan, { salvaged, onDamage: () => files.mark(generation), onScan });
  };
  if (!(await files.isMarked(current))) {
    try {
      return await open(current);
    } catch (error) {
      if (!isDamage(error)) throw error;
      await files.mark(current);
    }
  }
  return open(current + 1);
}

/**
 * What can be read of the file that was set aside before this one; null where none was. A file that has nothing in it was
 * itself not filled in time, by an app that was ended meanwhile: it is asked of the one before.
 */
async function salvageBefore(generation: number, files: StoreFiles, plan: StorePlan): Promise<Salvaged[] | null> {
  const before = generation - 1;
  if (before < 1 || !(await files.isMarked(before))) return null;
  // Where not even the first page can be read there is nothing to salvage.
  const connection = await files.open(before).catch(() => null);
  if (!connection) return [];
  try {
    if (await isNew(connection)) return (await salvageBefore(before, files, plan)) ?? [];
    return await readSalvageable(connection, plan.irreplaceable);
  } catch {
    return [];
  } finally {
    await connection.close();
  }
}
