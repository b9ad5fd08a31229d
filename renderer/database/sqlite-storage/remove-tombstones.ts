import type { CollectionTable } from "./collection-table.ts";
import type { SqlConnection } from "./sql-connection.ts";

/** Removed at once, so that nobody waits long behind it. */
const AT_ONCE = 1_000;

/**
 * Forgets documents that were deleted longer ago than this, in milliseconds. Words that no document holds any more are
 * forgotten with the last text. @returns whether nothing is left to do.
 */
export async function removeTombstones(
  connection: SqlConnection,
  { name }: CollectionTable,
  minimumDeletedTime: number,
): Promise<boolean> {
  const removed = await connection.query(
    `DELETE FROM ${name} WHERE place IN
       (SELECT place FROM ${name} WHERE deleted = 1 AND lwt < ? LIMIT ${AT_ONCE}) RETURNING 1`,
    [Date.now() - minimumDeletedTime],
  );
  if (removed.length > 0) await forgetWords(connection);
  return removed.length < AT_ONCE;
}

async function forgetWords(connection: SqlConnection): Promise<void> {
  const [kept] = await connection.query("SELECT rowid FROM text_index LIMIT 1");
  if (kept) return;
  await connection.exec(
    "INSERT INTO text_index (text_index) VALUES ('delete-all'); DELETE FROM text_words; DELETE FROM text_groups",
  );
}
