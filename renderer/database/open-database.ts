// Opens the local store of one account at one server. The storage beneath is the caller's one line: SQLite in the app
// (sqlite-storage), RxDB's memory in many tests.

import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from "rxdb";
import { RxDBCleanupPlugin } from "rxdb/plugins/cleanup";
import { RxDBMigrationSchemaPlugin } from "rxdb/plugins/migration-schema";
import type { CollectionName, DocumentOf } from "#protocol/sync/documents.ts";
import { followEmptying } from "./emptied.ts";
import type { StoredOperation, StoredValue } from "./local-documents.ts";
import { MIGRATIONS } from "./migrations.ts";
import { rxSchemaOf, STORE_COLLECTIONS } from "./schemas.ts";
import type { SqliteStorage } from "./sqlite-storage/sqlite-storage.ts";

type ConfirmedCollections = { [N in CollectionName]: RxCollection<DocumentOf<N>> };

export type Collections = ConfirmedCollections & {
  operations: RxCollection<StoredOperation>;
  values: RxCollection<StoredValue>;
};
export type DeskDatabase = RxDatabase<Collections>;

// biome-ignore lint/suspicious/noExplicitAny: RxDB's storages are generic in their own internals.
export type DeskStorage = RxStorage<any, any> &
  Partial<Pick<SqliteStorage, "destroy" | "emptyCollections" | "findRestoration" | "forgetRestoration" | "findText">>;

export interface DatabaseOptions {
  name: string;
  storage: DeskStorage;
  /** Several windows on one store: they tell each other of their writes. */
  multiInstance: boolean;
  /** Two windows within one process, as tests have them. */
  ignoreDuplicate?: boolean;
}

/** @throws where a collection can't be opened; the store is closed again then, so that it can be tried anew. */
export async function openDatabase({ ignoreDuplicate = false, ...options }: DatabaseOptions): Promise<DeskDatabase> {
  addRxPlugin(RxDBMigrationSchemaPlugin);
  addRxPlugin(RxDBCleanupPlugin);
  const database = await createRxDatabase<Collections>({ ...options, ignoreDuplicate, eventReduce: true });
  await closingOnFailure(database, () =>
    database.addCollections(
      Object.fromEntries(
        STORE_COLLECTIONS.map((name) => [
          name,
          { schema: rxSchemaOf(name), migrationStrategies: MIGRATIONS[name] ?? {}, autoMigrate: true },
        ]),
      ),
    ),
  );
  for (const name of STORE_COLLECTIONS) followEmptying(database[name]);
  return database;
}

/** RxDB refuses to open a database again that is still open (DB8). */
export async function closingOnFailure<T>(database: Pick<DeskDatabase, "close">, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** One store per server and account: the name tells neither to whoever reads it. */
export function databaseName(server: string, accountId: string): string {
  return `holdfast-${accountId}-${fingerprint(server)}`;
}

/** FNV-1a, 32 bits: tells servers apart in a name, and is no secret. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
