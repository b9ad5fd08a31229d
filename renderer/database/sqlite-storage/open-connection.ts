// Opens a database of SQLite compiled to WebAssembly. Its pages lie where the file system says that it is given; without
// one in memory.

import { Factory, SQLITE_ROW } from "@journeyapps/wa-sqlite";
import type { SqlConnection, SqlRow, SqlValue } from "./sql-connection.ts";

/** A compiled SQLite with what it is asked through: one for all databases of a thread. */
export interface Sqlite {
  // biome-ignore lint/suspicious/noExplicitAny: Emscripten's module; the library has no type for it.
  module: any;
  api: SQLiteAPI;
}

// biome-ignore lint/suspicious/noExplicitAny: Emscripten's module, as above.
export function toSqlite(module: any): Sqlite {
  return { module, api: Factory(module) };
}

export interface OpenConnection {
  file: string;
  /** The name of a registered file system. */
  vfs?: string;
  /** 256 bits as hexadecimal digits: what is written is encrypted with it. */
  key?: string;
  /** Where changes are written first: to a file of their own, or nowhere, for files that take them as a whole. */
  journal?: "wal" | "delete";
}

/** Pages kept in memory, in KiB. */
const CACHE_KIB = 64 * 1_024;
/**
 * Where changes go to a file of their own: the size of a page, for a new file, so that it holds several documents; and how
 * many changed pages are gathered before they are brought to their places, 16 MiB.
 */
const GATHERING = "PRAGMA page_size = 8192; PRAGMA wal_autocheckpoint = 2048;";

/** @throws what SQLite says, "file is not a database" where the key is another. */
export async function openConnection(
  { api }: Sqlite,
  { file, vfs, key, journal = "wal" }: OpenConnection,
): Promise<SqlConnection> {
  const database = await api.open_v2(file, undefined, vfs);
  const connection = toConnection(api, database);
  try {
    await setUp(connection, key, journal);
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw error;
  }
  return connection;
}

async function setUp(connection: SqlConnection, key: string | undefined, journal: string): Promise<void> {
  if (key !== undefined) {
    await connection.exec("PRAGMA cipher = 'chacha20'");
    await connection.exec(`PRAGMA key = 'raw:${key}'`);
  }
  if (journal === "wal") await connection.exec(GATHERING);
  await connection.exec(`
    PRAGMA locking_mode = exclusive;
    PRAGMA journal_mode = ${journal};
    PRAGMA synchronous = full;
    PRAGMA temp_store = memory;
    PRAGMA cache_size = -${CACHE_KIB};`);
  // What is gathered is lost from the first page on that is damaged: what an earlier session left is brought to its place.
  if (journal === "wal") await connection.exec("PRAGMA wal_checkpoint(truncate)");
  // The first read tells whether the key fits and the file is one of SQLite's.
  await connection.query("SELECT count(*) FROM sqlite_master");
}

function toConnection(api: SQLiteAPI, database: number): SqlConnection {
  const prepared = new Map<string, number>();
  const prepare = async (sql: string) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    for await (const statement of api.statements(database, sql, { unscoped: true })) {
      prepared.set(sql, statement);
      return statement;
    }
    throw new Error(`This is no statement: ${sql}`);
  };
  return {
    async exec(sql) {
      await api.exec(database, sql);
    },
    async query(sql, parameters = []) {
      const statement = await prepare(sql);
      parameters.forEach((value, at) => {
        api.bind(statement, at + 1, value);
      });
      try {
        return await readRows(api, statement);
      } finally {
        await api.reset(statement);
      }
    },
    async close() {
      for (const statement of prepared.values()) await api.finalize(statement);
      prepared.clear();
      await api.close(database);
    },
  };
}

async function readRows(api: SQLiteAPI, statement: number): Promise<SqlRow[]> {
  const rows: SqlRow[] = [];
  while ((await api.step(statement)) === SQLITE_ROW) rows.push(api.row(statement) as SqlValue[]);
  return rows;
}
