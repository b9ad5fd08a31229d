// Taking confirmed state off this device, all of it or a collection; operations, drafts and outcomes stay. What is being
// dropped is noted first, so that it is fetched from the beginning even if this is cut short. Any window may drop all of it
// while another one syncs.

import type { RxCollection } from "rxdb";
import { uuidv7 } from "uuidv7";
import { COLLECTION_NAMES, COLLECTION_SCHEMAS, type CollectionName } from "#protocol/sync/documents.ts";
import { blankDocuments } from "#renderer/database/blank-documents.ts";
import { blankDocument } from "#renderer/database/json-schema.ts";
import type { DeskDatabase, DeskStorage } from "#renderer/database/open-database.ts";
import { changeValue, findValue, keepValue, NO_CHECKS, NO_PROGRESS, type ValueOf } from "./replica-values.ts";

/**
 * All of it, for another role, a damaged store or the end of the account (P5). Whoever syncs fetches it anew. `change` is
 * noted when all is gone: cut short, it is begun again.
 */
export async function dropConfirmedState(
  database: DeskDatabase,
  change: Partial<Pick<ValueOf<"replica">, "role">> = {},
): Promise<void> {
  await askForRefetch(database);
  await wipeConfirmedState(database);
  // The window that syncs may have begun to fetch meanwhile, and lost some of what it wrote.
  await askForRefetch(database, change);
}

/** The same by the window that syncs, which lets go of its checkpoints in between and then fetches from the beginning. */
export async function beginAnew(database: DeskDatabase, forgetCheckpoints: () => Promise<void>): Promise<void> {
  const asked = await askForRefetch(database);
  await forgetCheckpoints();
  await wipeConfirmedState(database);
  // Another window may be dropping as well: its wish stands.
  await changeValue(database, "replica", (replica) =>
    replica.refetch === asked ? { ...replica, refetch: null } : replica,
  );
}

export async function isRefetchWanted(database: DeskDatabase): Promise<boolean> {
  return ((await findValue(database, "replica"))?.refetch ?? null) !== null;
}

async function askForRefetch(
  database: DeskDatabase,
  change: Partial<Pick<ValueOf<"replica">, "role">> = {},
): Promise<string> {
  const refetch = uuidv7();
  await changeValue(database, "replica", (replica) => ({ ...replica, ...change, refetch }));
  return refetch;
}

async function wipeConfirmedState(database: DeskDatabase): Promise<void> {
  await keepValue(database, "progress", NO_PROGRESS);
  await keepValue(database, "checks", { ...((await findValue(database, "checks")) ?? NO_CHECKS), nextAt: null });
  await emptyAll(database);
}

/** At once, all or none of it, where the storage can do so. */
async function emptyAll(database: DeskDatabase): Promise<void> {
  const { emptyCollections }: DeskStorage = database.storage;
  if (emptyCollections) await emptyCollections(COLLECTION_NAMES.map((name) => database[name].storageInstance));
  else for (const name of COLLECTION_NAMES) await wipe(database, name);
}

/** Some of it, that differed from what the server shows (S4). Operations wait for it before they are let go. */
export async function dropCollections(database: DeskDatabase, names: readonly CollectionName[]): Promise<void> {
  const progress = (await findValue(database, "progress")) ?? NO_PROGRESS;
  const kept = Object.entries(progress.horizons).filter(([name]) => !names.includes(name as CollectionName));
  await keepValue(database, "progress", { ...progress, horizons: Object.fromEntries(kept) });
  for (const name of names) await wipe(database, name);
}

/** The markers that are left of it are cleaned up at once. */
async function wipe(database: DeskDatabase, name: CollectionName): Promise<void> {
  const collection = database[name] as unknown as RxCollection<{ id: string }>;
  await blankDocuments(collection, blankDocument(COLLECTION_SCHEMAS[name], ""));
  await collection.cleanup(0);
}
