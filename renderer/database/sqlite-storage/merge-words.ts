// Puts the full-text indexes in order. FTS5 adds what is written as segments, and a search asks each of them for each word:
// what a fill leaves behind is merged into one, some pages at a time, when nothing else is to be done.

import type { SqlConnection } from "./sql-connection.ts";
import { TEXT_TABLES, type TextTable } from "./text-index.ts";

/** An index is in order while its largest segment is so much of it: what daily work adds is small beside it. */
const LARGEST_SHARE = 0.75;
/** Written in one step, so that nobody waits long behind it. */
const PAGES_AT_ONCE = 16;

/** Each call is a step, within a transaction of its caller's. @returns whether nothing is left to do. */
export function createMergeWords(connection: SqlConnection): () => Promise<boolean> {
  const underWay = new Set<TextTable>();
  return async () => {
    for (const table of TEXT_TABLES) {
      if (!underWay.has(table) && (await isInOrder(connection, table))) continue;
      if (await merge(connection, table, underWay.has(table))) {
        underWay.add(table);
        return false;
      }
      underWay.delete(table);
    }
    return true;
  };
}

/** A negative number of pages begins to merge all segments, a positive one goes on. @returns whether it did something. */
async function merge(connection: SqlConnection, table: TextTable, isBegun: boolean): Promise<boolean> {
  const before = await countChanges(connection);
  await connection.query(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`, [
    isBegun ? PAGES_AT_ONCE : -PAGES_AT_ONCE,
  ]);
  // The command itself counts as one.
  return (await countChanges(connection)) - before > 1;
}

async function countChanges(connection: SqlConnection): Promise<number> {
  const [row] = await connection.query("SELECT total_changes()");
  return row?.[0] as number;
}

async function isInOrder(connection: SqlConnection, table: TextTable): Promise<boolean> {
  const [row] = await connection.query(
    `SELECT max(pages), sum(pages) FROM (SELECT count(*) AS pages FROM ${table}_idx GROUP BY segid)`,
  );
  const [largest, all] = row as [number | null, number | null];
  return (largest ?? 0) >= (all ?? 0) * LARGEST_SHARE;
}
