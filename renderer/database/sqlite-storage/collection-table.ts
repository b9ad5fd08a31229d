// One table per collection and schema version: the text of each document, what RxDB asks about it, and a column for
// each field that is indexed. A table knows the statements that are asked of it, and nothing of when they run.

import { type AnyDocument, fieldValue, findField, jsonSql, sqlName } from "./document-fields.ts";
import type { SqlValue } from "./sql-connection.ts";
import type { CollectionPlan, IndexPlan, StorePlan } from "./store-engine.ts";

export interface CollectionTable {
  plan: CollectionPlan;
  /** Tells the tables of a store apart where their rows lie among each other: 0 to 255. */
  slot: number;
  name: string;
  /** Fields with a column of their own. */
  columns: readonly string[];
  indexes: readonly TableIndex[];
}

export interface TableIndex {
  name: string;
  sql: string;
  paths: readonly string[];
}

/** Before the slot, in the name of a table. */
export const TABLE_PREFIX = "documents_";

/** Every query of RxDB's asks for what is not deleted. */
const FIRST = "deleted";

export function toTable(plan: CollectionPlan, slot: number, store: StorePlan): CollectionTable {
  const name = `${TABLE_PREFIX}${slot}`;
  const indexed = [...indexesOfSchema(plan), ...indexesOfStore(plan, store.indexes)];
  const columns = [...new Set(indexed.flat())].filter((path) => isColumn(plan, path));
  const isIndexed = (path: string) => columns.includes(path) || path === plan.primaryPath;
  const indexes = withoutBeginnings(distinct(indexed.map((paths) => withId(plan, paths.filter(isIndexed)))))
    .filter((paths) => paths.length > 1)
    .map((paths) => toIndex(plan, name, paths));
  return { plan, slot, name, columns, indexes };
}

function isColumn({ schema, primaryPath }: CollectionPlan, path: string): boolean {
  return path !== primaryPath && path !== "_deleted" && path !== "_meta.lwt" && findField(schema, path) !== null;
}

function indexesOfSchema({ schema }: CollectionPlan): string[][] {
  return (schema.indexes ?? []).map((index) => [index].flat() as string[]);
}

function indexesOfStore({ collection }: CollectionPlan, indexes: readonly IndexPlan[]): string[][] {
  return indexes.filter((index) => index.collection === collection).map(({ fields }) => [...fields]);
}

function distinct(lists: string[][]): string[][] {
  return [...new Map(lists.map((list) => [list.join("\n"), list])).values()];
}

/** An index that another one begins with answers nothing that the other does not. */
function withoutBeginnings(lists: string[][]): string[][] {
  const isBeginning = (list: string[], of: string[]) =>
    of.length > list.length && list.every((path, at) => path === of[at]);
  return lists.filter((list) => !lists.some((other) => isBeginning(list, other)));
}

/** The order of a query ends with the id: behind it stands what an index knows besides, to narrow by. */
function withId({ primaryPath }: CollectionPlan, paths: string[]): string[] {
  return paths.includes(primaryPath) ? paths : [...paths, primaryPath];
}

function toIndex({ primaryPath }: CollectionPlan, table: string, paths: readonly string[]): TableIndex {
  const name = `${table}_by_${paths.join("_")}`;
  const columns = [FIRST, ...paths.map((path) => (path === primaryPath ? "id" : sqlName(columnName(path))))];
  return { name, paths, sql: `CREATE INDEX ${sqlName(name)} ON ${table} (${columns.join(", ")})` };
}

export function columnName(path: string): string {
  return `field_${path}`;
}

export function createTableSql({ name, columns }: CollectionTable): string {
  const own = columns.map((path) => `, ${sqlName(columnName(path))}`).join("");
  return `CREATE TABLE ${name} (
      place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, deleted INTEGER NOT NULL, lwt REAL NOT NULL,
      data TEXT NOT NULL${own});
    CREATE INDEX ${name}_by_change ON ${name} (lwt, id);`;
}

/** Where SQL finds the value of a field. */
export function sqlOfField({ plan, columns }: CollectionTable, path: string): string {
  if (path === plan.primaryPath) return "id";
  if (path === "_deleted") return "deleted";
  if (path === "_meta.lwt") return "lwt";
  return columns.includes(path) ? sqlName(columnName(path)) : jsonSql(path);
}

export function insertSql({ name, columns }: CollectionTable): string {
  const names = ["place", ...writtenColumns(columns)];
  return `INSERT INTO ${name} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
}

export function updateSql({ name, columns }: CollectionTable): string {
  return `UPDATE ${name} SET ${writtenColumns(columns)
    .map((column) => `${column} = ?`)
    .join(", ")} WHERE id = ?`;
}

function writtenColumns(columns: readonly string[]): string[] {
  return ["id", "deleted", "lwt", "data", ...columns.map(columnName).map(sqlName)];
}

/** Behind the place in an insertion; before the id in an update. */
export function writtenValues({ plan, columns }: CollectionTable, document: AnyDocument, text: string): SqlValue[] {
  return [
    idOf(plan, document),
    document._deleted === true ? 1 : 0,
    fieldValue(document, "_meta.lwt"),
    text,
    ...columns.map((path) => fieldValue(document, path)),
  ];
}

export function idOf({ primaryPath }: Pick<CollectionPlan, "primaryPath">, document: AnyDocument): string {
  return document[primaryPath] as string;
}
