// Opens the encrypted file of a store, in a worker: only there a browser gives files that are written at once.

import createModule from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.mjs";
import { openConnection, toSqlite } from "./open-connection.ts";
import { PoolFileSystem } from "./pool-file-system.ts";
import type { SqlConnection } from "./sql-connection.ts";

export interface StoreFile {
  /** Of its own, in the browser's private file system. */
  folder: string;
  /** Within it. */
  file: string;
  /** 256 bits as hexadecimal digits. */
  key: string;
}

const FILE_SYSTEM = "holdfast";
/** A window that was just killed may still hold its files for a moment. */
const TRIES = 40;
const PAUSE_MS = 50;

/** @throws what the browser or SQLite says: no room, files held by another, another key, a damaged file. */
export async function openFile({ folder, file, key }: StoreFile): Promise<SqlConnection> {
  const sqlite = toSqlite(await createModule());
  const files = await openFolder(folder, sqlite.module);
  sqlite.api.vfs_register(files, false);
  sqlite.module.ccall("sqlite3mc_vfs_create", "int", ["string", "int"], [FILE_SYSTEM, 1]);
  const connection = await openConnection(sqlite, { file, vfs: `multipleciphers-${FILE_SYSTEM}`, key }).catch(
    async (error: unknown) => {
      await files.close();
      throw error;
    },
  );
  return {
    ...connection,
    async close() {
      await connection.close();
      await files.close();
    },
  };
}

async function openFolder(folder: string, module: object): Promise<PoolFileSystem> {
  for (let attempt = 1; ; attempt += 1) {
    const files = new PoolFileSystem(folder, module);
    try {
      await files.isReady();
      files.name = FILE_SYSTEM;
      return files;
    } catch (error) {
      await files.close();
      const isHeld = error instanceof DOMException && error.name === "NoModificationAllowedError";
      if (!isHeld || attempt >= TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
