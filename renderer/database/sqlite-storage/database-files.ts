/// <reference path="./batch-atomic.d.ts" />
// The files of a store within IndexedDB, for a worker of a browser that has no private files, or none that can be written
// at once: each in a database of its own. The same SQL, as well encrypted, some times slower.

import createModule from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite-async.mjs";
import { IDBBatchAtomicVFS } from "@journeyapps/wa-sqlite/src/examples/IDBBatchAtomicVFS.js";
import { openConnection, toSqlite } from "./open-connection.ts";
import type { StoreFiles } from "./open-store.ts";
import { findDatabases } from "./place-kind.ts";
import type { SqlConnection } from "./sql-connection.ts";

const FILE = "store.db";

/** @param name begins the names of its databases. @param key 256 bits as hexadecimal digits. */
export function createDatabaseFiles(name: string, key: string): StoreFiles {
  const nameOf = (generation: number) => `${name}-${generation}`;
  const markOf = (generation: number) => `${nameOf(generation)}.damaged`;
  return {
    async generations() {
      const numbers = (await findDatabases(name)).map((found) => Number(found.slice(name.length + 1)));
      return numbers.filter(Number.isInteger);
    },
    isMarked: async (generation) => (await findDatabases(name)).includes(markOf(generation)),
    mark: (generation) => createEmpty(markOf(generation)),
    open: (generation) => openDatabase(nameOf(generation), key),
    // All files of one database of the browser's would be damaged together, and no transaction spans two databases.
    openCopies: null,
  };
}

async function openDatabase(name: string, key: string): Promise<SqlConnection> {
  const sqlite = toSqlite(await createModule());
  const files = new IDBBatchAtomicVFS(name, sqlite.module, { lockPolicy: "exclusive" });
  await files.isReady();
  sqlite.api.vfs_register(files, false);
  sqlite.module.ccall("sqlite3mc_vfs_create", "int", ["string", "int"], [name, 1]);
  // Each transaction is written at once or not at all, so no file of changes is needed beside it.
  const options = { file: FILE, vfs: `multipleciphers-${name}`, key, journal: "delete" } as const;
  const connection = await openConnection(sqlite, options).catch((error: unknown) => {
    files.close();
    throw error;
  });
  return {
    ...connection,
    async close() {
      await connection.close();
      files.close();
    },
  };
}

function createEmpty(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
    opening.onerror = () => reject(opening.error);
  });
}
