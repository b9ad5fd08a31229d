// What stands in a store: its collections, and what the app asked to be kept beside them. Where the app asks for other
// indexes than last time, they are made from the documents; none of those is touched.

import { type CollectionTable, columnName, createTableSql, TABLE_PREFIX, toTable } from "./collection-table.ts";
import { jsonSql, sqlName } from "./document-fields.ts";
import { NewerVersion } from "./newer-version.ts";
import { SALVAGE_SQL } from "./salvage.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { CollectionPlan, StorePlan } from "./store-engine.ts";
import { TALLIES_SQL } from "./tallies.ts";
import { TEXT_INDEX_SQL, TEXT_SQL } from "./text-index.ts";

/**
 * Raised when the tables below change in a way that an older store must be brought to, or what windows ask of each other
 * (engine-calls.ts) in a way that an older one can't answer.
 */
const FORMAT = 3;
const SLOTS = 256;

const CATALOG_SQL = `
  CREATE TABLE collections (key TEXT PRIMARY KEY, slot INTEGER NOT NULL UNIQUE, layout TEXT NOT NULL) WITHOUT ROWID;
  ${TALLIES_SQL}
  ${TEXT_SQL}
  ${SALVAGE_SQL}
  PRAGMA user_version = ${FORMAT};`;

/**
 * There was one index of words for all fields, then none for names by themselves. Whatever layout it had, the words of a
 * table are written anew.
 */
const TO_FORMAT_3 = `
  DROP TABLE text_index;
  DROP TABLE IF EXISTS text_heads;
  ${TEXT_INDEX_SQL}
  UPDATE collections SET layout = json_remove(layout, '$.beside');
  PRAGMA user_version = ${FORMAT};`;

/** Whether nothing has ever been committed to this file. */
export async function isNew(connection: SqlConnection): Promise<boolean> {
  return (await findFormat(connection)) === 0;
}

/** Where the documents of each collection are, by its key: its table ends with this number. */
export async function findSlots(connection: SqlConnection): Promise<Map<string, number>> {
  if (await isNew(connection)) return new Map();
  const rows = await connection.query("SELECT key, slot FROM collections");
  return new Map(rows.map(([key, slot]) => [key as string, slot as number]));
}

/**
 * What a window is made for, to be compared with another's: each change that they could not share a store across makes it
 * larger, for no part of it ever shrinks. A collection that the app gives up keeps its place in `versions`.
 */
export function toStoreVersion({ versions }: StorePlan): number {
  return Object.values(versions).reduce((sum, version) => sum + version + 1, FORMAT);
}

/**
 * Before anything else is asked of the file. What an older app wrote to it would be left in tables that the newer one has
 * migrated already. @throws NewerVersion where the store is a newer version's.
 */
export async function mustNotBeNewer(connection: SqlConnection, { versions }: StorePlan): Promise<void> {
  const isLater = (key: string) => {
    const at = key.lastIndexOf("-");
    const known = versions[key.slice(0, at)];
    return known !== undefined && Number(key.slice(at + 1)) > known;
  };
  if ((await findFormat(connection)) > FORMAT) throw new NewerVersion();
  const slots = await findSlots(connection);
  if ([...slots.keys()].some(isLater)) throw new NewerVersion();
}

export async function openCatalog(connection: SqlConnection): Promise<void> {
  const format = await findFormat(connection);
  if (format === 0) await connection.exec(CATALOG_SQL);
  if (format === 1 || format === 2) await connection.exec(TO_FORMAT_3);
}

async function findFormat(connection: SqlConnection): Promise<number> {
  const [row] = await connection.query("PRAGMA user_version");
  return row?.[0] as number;
}

export interface OpenedTable {
  table: CollectionTable;
  isNew: boolean;
  /** What is kept beside the documents must be made anew, for it was asked for otherwise than now. */
  isStale: boolean;
}

export async function openTable(
  connection: SqlConnection,
  plan: CollectionPlan,
  store: StorePlan,
): Promise<OpenedTable> {
  const [known] = await connection.query("SELECT slot, layout FROM collections WHERE key = ?", [plan.key]);
  const slot = known ? (known[0] as number) : await freeSlot(connection);
  const table = toTable(plan, slot, store);
  const layout = JSON.stringify(layoutOf(table, store));
  if (known?.[1] === layout) return { table, isNew: false, isStale: false };
  if (known) await rebuild(connection, table, JSON.parse(known[1] as string) as Layout);
  else await connection.exec(createTableSql(table));
  for (const { sql } of table.indexes) await connection.exec(sql);
  await connection.query("INSERT OR REPLACE INTO collections (key, slot, layout) VALUES (?, ?, ?)", [
    plan.key,
    slot,
    layout,
  ]);
  return { table, isNew: !known, isStale: known !== undefined };
}

export async function dropTable(connection: SqlConnection, table: CollectionTable): Promise<void> {
  await connection.exec(`DROP TABLE ${table.name}`);
  await forgetTable(connection, table);
}

/**
 * A new table without documents in the place of this one, which stays behind with all that it holds (left-behind.ts): its
 * slot is taken until it is gone.
 */
export async function succeedTable(
  connection: SqlConnection,
  table: CollectionTable,
  store: StorePlan,
): Promise<CollectionTable> {
  await forgetTable(connection, table);
  return (await openTable(connection, table.plan, store)).table;
}

/** It belongs to no collection any more. */
async function forgetTable(connection: SqlConnection, { plan, slot }: CollectionTable): Promise<void> {
  await connection.query("DELETE FROM tallies WHERE slot = ?", [slot]);
  await connection.query("DELETE FROM collections WHERE key = ?", [plan.key]);
}

const TABLES_SQL = `SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '${TABLE_PREFIX}[0-9]*'`;

/** The tables of documents that belong to no collection any more. */
export const LEFT_BEHIND_SQL = `${TABLES_SQL} AND name NOT IN (SELECT '${TABLE_PREFIX}' || slot FROM collections)`;

interface Layout {
  columns: readonly string[];
  indexes: readonly string[];
  /** As it was asked for, to see whether that changed. */
  beside: unknown;
}

function layoutOf({ plan, columns, indexes }: CollectionTable, { fullText, tallies }: StorePlan): Layout {
  const beside = [...fullText, ...tallies].filter(({ collection }) => collection === plan.collection);
  return { columns, indexes: indexes.map(({ name }) => name), beside };
}

async function rebuild(connection: SqlConnection, table: CollectionTable, old: Layout): Promise<void> {
  for (const name of old.indexes) await connection.exec(`DROP INDEX IF EXISTS ${sqlName(name)}`);
  for (const path of old.columns) {
    if (!table.columns.includes(path))
      await connection.exec(`ALTER TABLE ${table.name} DROP COLUMN ${sqlName(columnName(path))}`);
  }
  for (const path of table.columns) {
    if (old.columns.includes(path)) continue;
    const column = sqlName(columnName(path));
    await connection.exec(`ALTER TABLE ${table.name} ADD COLUMN ${column}`);
    await connection.exec(`UPDATE ${table.name} SET ${column} = ${jsonSql(path)}`);
  }
}

async function freeSlot(connection: SqlConnection): Promise<number> {
  const tables = await connection.query(TABLES_SQL);
  const taken = new Set(tables.map(([name]) => Number((name as string).slice(TABLE_PREFIX.length))));
  const free = Array.from({ length: SLOTS }, (_, slot) => slot).find((slot) => !taken.has(slot));
  if (free === undefined)
    throw new Error(`A store holds ${SLOTS} collections at most, counting those of older schemas.`);
  return free;
}
