// What is taken away as a whole is left behind, within one short transaction: its tables get successors and are asked for by
// nothing any more. Their pages are given back afterwards, some at a time; whoever is ended meanwhile goes on at the next
// opening.

import { LEFT_BEHIND_SQL } from "./catalog.ts";
import { sqlName } from "./document-fields.ts";
import type { SqlConnection } from "./sql-connection.ts";
import { TEXT_INDEX_SQL, TEXT_TABLES, type TextIndex } from "./text-index.ts";

/** Removed in one step, so that nobody waits long behind it: rows of documents, and blocks of words, of 4 KB each. */
const ROWS_AT_ONCE = 2_000;
const BLOCKS_AT_ONCE = 250;

const TEXT_PREFIX = "left_";

/** The words of all documents, with the groups that they were found in. */
export async function leaveWordsBehind(connection: SqlConnection, index: TextIndex): Promise<void> {
  const number = await freeNumber(connection);
  for (const table of TEXT_TABLES)
    await connection.exec(`ALTER TABLE ${table} RENAME TO ${TEXT_PREFIX}${number}_${table}`);
  await connection.exec(`${TEXT_INDEX_SQL} DELETE FROM text_words; DELETE FROM text_groups;`);
  index.forget();
}

/** Behind those that were left behind before. */
async function freeNumber(connection: SqlConnection): Promise<number> {
  const [row] = await connection.query(
    `SELECT max(CAST(substr(name, ${TEXT_PREFIX.length + 1}) AS INTEGER)) FROM sqlite_master WHERE name GLOB '${TEXT_PREFIX}*'`,
  );
  return ((row?.[0] as number | null | undefined) ?? 0) + 1;
}

export async function isAnyLeftBehind(connection: SqlConnection): Promise<boolean> {
  return (await findLeftBehind(connection)) !== null;
}

/** A step, within a transaction of the caller's. @returns whether nothing is left to do. */
export async function giveBackSome(connection: SqlConnection): Promise<boolean> {
  const left = await findLeftBehind(connection);
  if (!left) return true;
  await (left.isText ? giveBackWords(connection, left.name) : giveBackDocuments(connection, left.name));
  return false;
}

async function findLeftBehind(connection: SqlConnection): Promise<{ name: string; isText: boolean } | null> {
  const [documents] = await connection.query(`${LEFT_BEHIND_SQL} LIMIT 1`);
  if (documents) return { name: documents[0] as string, isText: false };
  const [words] = await connection.query(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '${TEXT_PREFIX}*' AND sql LIKE 'CREATE VIRTUAL%' LIMIT 1`,
  );
  return words ? { name: words[0] as string, isText: true } : null;
}

/** First its indexes: a row that stands in none is removed sooner. */
async function giveBackDocuments(connection: SqlConnection, table: string): Promise<void> {
  const [index] = await connection.query(
    "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL LIMIT 1",
    [table],
  );
  if (index) return connection.exec(`DROP INDEX ${sqlName(index[0] as string)}`);
  if (await isEmptiedBy(connection, table, "place", ROWS_AT_ONCE)) await connection.exec(`DROP TABLE ${table}`);
}

/** From the tables that FTS5 keeps its words in: it would drop them in one go. */
async function giveBackWords(connection: SqlConnection, table: string): Promise<void> {
  if (!(await isEmptiedBy(connection, `${table}_data`, "id", BLOCKS_AT_ONCE))) return;
  if (!(await isEmptiedBy(connection, `${table}_docsize`, "id", ROWS_AT_ONCE))) return;
  await connection.exec(`DROP TABLE ${table}`);
}

/** Not prepared to be kept: these tables are soon gone. */
async function isEmptiedBy(connection: SqlConnection, table: string, key: string, rows: number): Promise<boolean> {
  await connection.exec(`DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} LIMIT ${rows})`);
  const [row] = await connection.query("SELECT changes()");
  return (row?.[0] as number) < rows;
}
