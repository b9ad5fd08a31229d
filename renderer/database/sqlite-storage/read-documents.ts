// Answers the queries of RxDB from a table: narrowed, ordered and cut by SQL. What SQL can't decide is looked at here,
// page by page, behind the narrowest that SQL could find.

import { type FilledMangoQuery, getQueryMatcher, getSortComparator, type RxDocumentData } from "rxdb";
import { type CollectionTable, sqlOfField, type TableIndex } from "./collection-table.ts";
import { type AnyDocument, findField, sqlName } from "./document-fields.ts";
import { type Condition, selectorToSql } from "./selector-to-sql.ts";
import type { SqlConnection, SqlValue } from "./sql-connection.ts";

export type Query = FilledMangoQuery<AnyDocument>;

/** Documents that are read at once to be looked at. */
const PAGE = 500;

/** The texts of the documents, in their order. */
export async function readDocuments(
  connection: SqlConnection,
  table: CollectionTable,
  query: Query,
): Promise<string[]> {
  const { condition, order } = translate(table, query);
  if (!order) return sortHere(connection, table, query, condition);
  const limit = query.limit ?? -1;
  if (condition.isExact) return readPage(connection, { table, condition, order, limit, offset: query.skip });
  return pickHere(connection, { table, query, condition, order });
}

/** The texts of those of these documents that there are, with their ids; of deleted ones only where they are asked for. */
export async function readByIds(
  connection: SqlConnection,
  table: CollectionTable,
  ids: readonly string[],
  { withDeleted }: { withDeleted: boolean },
): Promise<{ id: string; text: string }[]> {
  const rows = await connection.query(
    `SELECT id, data FROM ${table.name}
     WHERE id IN (SELECT value FROM json_each(?))${withDeleted ? "" : ` AND ${NOT_BY_INDEX}deleted = 0`}`,
    [JSON.stringify(ids)],
  );
  return rows.map(([id, data]) => ({ id: id as string, text: data as string }));
}

export async function countDocuments(connection: SqlConnection, table: CollectionTable, query: Query): Promise<number> {
  const asked = toCount(table, query);
  if (!asked) return (await readDocuments(connection, table, query)).length;
  const [row] = await connection.query(asked.sql, asked.parameters);
  const left = Math.max(0, (row?.[0] as number) - query.skip);
  return Math.min(left, query.limit ?? left);
}

/** What is asked of SQLite to count; null for what SQL can't decide. */
export function toCount(table: CollectionTable, query: Query): { sql: string; parameters: SqlValue[] } | null {
  const { condition } = translate(table, query);
  if (!condition.isExact) return null;
  const index = findCountingIndex(table, query.selector);
  const from = index ? `${table.name} INDEXED BY ${sqlName(index.name)}` : table.name;
  return { sql: `SELECT count(*) FROM ${from} WHERE ${condition.sql}`, parameters: condition.parameters };
}

/**
 * The first index that begins with something that is asked of and knows all the rest: no document is read to count in it. SQLite has
 * no statistics here: it takes one field for as telling as another, and would rather read the documents of the one than go through
 * the index of the other.
 */
function findCountingIndex({ indexes }: CollectionTable, selector: object): TableIndex | undefined {
  const asked = fieldsOf(selector);
  if (!asked.includes("_deleted")) return undefined;
  return indexes.find(
    ({ paths: [first = "", ...others] }) =>
      asked.includes(first) &&
      asked.every((field) => field === "_deleted" || field === first || others.includes(field)),
  );
}

/** What is asked of SQLite for a query, without its limit. `isOrdered`: false where the order is made here. */
export function toSelect(
  table: CollectionTable,
  query: Query,
): { sql: string; parameters: SqlValue[]; isOrdered: boolean } {
  const { condition, order } = translate(table, query);
  const sql = selectSql(table, condition, order ?? "id");
  return { sql, parameters: condition.parameters, isOrdered: order !== null };
}

function selectSql(table: CollectionTable, condition: Condition, order: string): string {
  return `SELECT data FROM ${table.name} WHERE ${condition.sql} ORDER BY ${order}`;
}

interface Translation {
  condition: Condition;
  /** Null where SQL has no order for one of the fields. */
  order: string | null;
}

function translate(table: CollectionTable, query: Query): Translation {
  const { schema } = table.plan;
  const parts = query.sort.flatMap((part) => Object.entries(part as Record<string, "asc" | "desc">));
  const isById = isOfIdAlone(table, query.selector, parts);
  const isAside = (path: string) =>
    (isById && path === "_deleted") || (isOnlyBounded(query.selector, path) && isKnownInOrder(table, path, parts));
  const sqlOf = (path: string) => (isAside(path) ? NOT_BY_INDEX : "") + sqlOfField(table, path);
  const condition = selectorToSql(query.selector as Record<string, unknown>, { schema, sqlOf });
  const isKnown = parts.every(([path]) => path === table.plan.primaryPath || findField(schema, path) !== null);
  const order = parts.map(([path, direction]) => `${sqlOfField(table, path)} ${direction === "desc" ? "DESC" : "ASC"}`);
  return { condition, order: isKnown ? order.join(", ") : null };
}

/** Keeps SQLite from looking for an index of what stands behind it. */
export const NOT_BY_INDEX = "+";

/**
 * Whether a query goes through a table by its ids. SQLite takes it that few documents are not deleted, and would gather them
 * all and put them in order for each page.
 */
function isOfIdAlone({ plan }: CollectionTable, selector: object, sort: readonly [string, unknown][]): boolean {
  const asked = [...fieldsOf(selector).filter((field) => field !== "_deleted"), ...sort.map(([path]) => path)];
  return asked.every((field) => field === plan.primaryPath);
}

const BOUNDS = ["$gt", "$gte", "$lt", "$lte"];

function isOnlyBounded(selector: object, path: string): boolean {
  const operations = (selector as Readonly<Record<string, unknown>>)[path];
  if (typeof operations !== "object" || operations === null) return false;
  return Object.keys(operations).every((operator) => BOUNDS.includes(operator));
}

/**
 * Whether an index in the order that is asked for holds this field further on: what does not fit is passed over within it. By an index
 * of the field SQLite would have to put all that it finds in order, for each page of a list anew.
 */
function isKnownInOrder({ indexes }: CollectionTable, path: string, sort: readonly [string, unknown][]): boolean {
  const isInOrder = (paths: readonly string[]) => sort.every(([field], at) => field === paths[at]);
  return indexes.some(({ paths }) => paths.indexOf(path) >= sort.length && sort.length > 0 && isInOrder(paths));
}

/** The fields that a selector asks of. */
export function fieldsOf(selector: object): string[] {
  return Object.entries(selector).flatMap(([key, part]) =>
    key.startsWith("$") && Array.isArray(part) ? part.flatMap(fieldsOf) : [key],
  );
}

interface Page {
  table: CollectionTable;
  condition: Condition;
  order: string;
  limit: number;
  offset: number;
}

async function readPage(
  connection: SqlConnection,
  { table, condition, order, limit, offset }: Page,
): Promise<string[]> {
  const cut: SqlValue[] = limit < 0 && offset === 0 ? [] : [limit, offset];
  const rows = await connection.query(
    `${selectSql(table, condition, order)}${cut.length > 0 ? " LIMIT ? OFFSET ?" : ""}`,
    [...condition.parameters, ...cut],
  );
  return rows.map(([data]) => data as string);
}

interface Picking {
  table: CollectionTable;
  query: Query;
  condition: Condition;
  order: string;
}

async function pickHere(connection: SqlConnection, { table, query, condition, order }: Picking): Promise<string[]> {
  const matches = getQueryMatcher(table.plan.schema, query);
  const end = query.limit === undefined ? Number.POSITIVE_INFINITY : query.skip + query.limit;
  const found: string[] = [];
  for (let offset = 0; found.length < end; offset += PAGE) {
    const page = await readPage(connection, { table, condition, order, limit: PAGE, offset });
    found.push(...page.filter((text) => matches(parse(text))));
    if (page.length < PAGE) break;
  }
  return found.slice(query.skip, end);
}

async function sortHere(
  connection: SqlConnection,
  table: CollectionTable,
  query: Query,
  condition: Condition,
): Promise<string[]> {
  const all = await readPage(connection, { table, condition, order: "id", limit: -1, offset: 0 });
  const matches = getQueryMatcher(table.plan.schema, query);
  const compare = getSortComparator(table.plan.schema, query);
  const documents = all.map(parse).filter(matches).sort(compare);
  const end = query.limit === undefined ? documents.length : query.skip + query.limit;
  return documents.slice(query.skip, end).map((document) => JSON.stringify(document));
}

function parse(text: string): RxDocumentData<AnyDocument> {
  return JSON.parse(text) as RxDocumentData<AnyDocument>;
}
