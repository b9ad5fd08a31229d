// Opens a store, in a worker. Where its file is damaged it is set aside, and the store goes on in a new one with what could
// be read of the collections that the app can't get from elsewhere (L6).

import { findSlots, isNew, mustNotBeNewer } from "./catalog.ts";
import { attachCopies, isBehindCopies, readCopies } from "./copies.ts";
import { createEngine, type EngineOptions } from "./create-engine.ts";
import { isDamage, LostWrites } from "./damage.ts";
import { newestOf, readSalvageable } from "./read-salvageable.ts";
import type { Salvaged } from "./salvage.ts";
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
  /** The file of the copies beside it (copies.ts), by itself; null where none are kept. @throws the same. */
  openCopies: ((generation: number) => Promise<SqlConnection>) | null;
}

/** @throws NewerVersion; what the browser or SQLite says, where it is not damage. */
export async function openStore(
  files: StoreFiles,
  plan: StorePlan,
  onScan?: EngineOptions["onScan"],
): Promise<StoreEngine> {
  const current = Math.max(1, ...(await files.generations()));
  const open = (generation: number) => openGeneration(generation, { files, plan, onScan });
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

interface Opening {
  files: StoreFiles;
  plan: StorePlan;
  onScan: EngineOptions["onScan"];
}

async function openGeneration(generation: number, { files, plan, onScan }: Opening): Promise<StoreEngine> {
  const connection = await files.open(generation);
  try {
    await mustNotBeNewer(connection, plan);
    const keepsCopies = files.openCopies !== null && (await attachCopies(connection));
    if (keepsCopies && (await isBehindCopies(connection, await findSlots(connection)))) throw new LostWrites();
    const salvaged = (await isNew(connection)) ? await salvageBefore(generation, files, plan) : null;
    const onDamage = () => files.mark(generation);
    return await createEngine(connection, plan, { salvaged, keepsCopies, onDamage, onScan });
  } catch (error) {
    // What is salvaged of it is read by another connection.
    await connection.close().catch(() => undefined);
    throw error;
  }
}

/**
 * What can be read of the file that was set aside before this one, and of the copies beside it; null where none was. One
 * that has nothing in it was itself not filled in time, by an app that was ended meanwhile: it is asked of the one before.
 */
async function salvageBefore(generation: number, files: StoreFiles, plan: StorePlan): Promise<Salvaged[] | null> {
  const before = generation - 1;
  if (before < 1 || !(await files.isMarked(before))) return null;
  const { open, openCopies } = files;
  const copied = openCopies ? await tryToRead(openCopies(before), readCopies) : null;
  const own = await tryToRead(open(before), async (connection) => ({
    isEmpty: await isNew(connection),
    found: await readSalvageable(connection, plan.irreplaceable),
  }));
  if (own?.isEmpty && !copied?.length) return (await salvageBefore(before, files, plan)) ?? [];
  return newestOf([...(own?.found ?? []), ...(copied ?? [])]);
}

/** Null where not even the first page can be read. */
async function tryToRead<T>(
  opening: Promise<SqlConnection>,
  read: (connection: SqlConnection) => Promise<T>,
): Promise<T | null> {
  const connection = await opening.catch(() => null);
  if (!connection) return null;
  try {
    return await read(connection);
  } catch {
    return null;
  } finally {
    await connection.close();
  }
}
