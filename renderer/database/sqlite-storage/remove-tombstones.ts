import type { CollectionTable } from "./collection-table.ts";
import type { SqlConnection } from "./sql-connection.ts";
import { forgetUnusedWords, type TextIndex } from "./text-index.ts";

/** Removed at once, so that nobody waits long behind it. */
const AT_ONCE = 1_000;

/**
 * Forgets documents that were deleted longer ago than this, in milliseconds. Words that no document holds any more are
 * forgotten with the last text. @returns whether nothing is left to do.
 */
export async function removeTombstones(
  connection: SqlConnection,
  index: TextIndex,
  { name }: CollectionTable,
  minimumDeletedTime: number,
): Promise<boolean> {
  const removed = await connection.query(
    `DELETE FROM ${name} WHERE place IN
       (SELECT place FROM ${name} WHERE deleted = 1 AND lwt < ? LIMIT ${AT_ONCE}) RETURNING 1`,
    [Date.now() - minimumDeletedTime],
  );
  if (removed.length > 0) await forgetUnusedWords(connection, index);
  return removed.length < AT_ONCE;
}
