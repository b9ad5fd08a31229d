import type { CollectionName } from "#protocol/sync/documents.ts";
import type { Cursor } from "#protocol/sync/pull.ts";
import { edgeOf, hasReached, placeUpwards } from "./cursors.ts";
import type { FeedCollection, Harvest } from "./feed-collection.ts";
import { type Bind, sql } from "./sql.ts";
import { HORIZON_SQL, type Look, type View } from "./view.ts";

export interface ReadChanged {
  collection: FeedCollection<CollectionName>;
  cursor: Cursor;
  room: number;
}

interface Changed {
  id: string;
  version: string;
}

/** Documents in sight that were written since the cursor, the oldest change first. */
export async function readChanged(view: View, { collection, cursor, room }: ReadChanged): Promise<Harvest> {
  if (hasReached(cursor, view.horizon)) return { found: [], removed: [], cursor, isDone: true };
  const rows = await findChanged(view, { collection, cursor, room });
  const isDone = rows.length <= room;
  const taken = rows.slice(0, room);
  const last = taken.at(-1);
  const reached = isDone || !last ? edgeOf(view.horizon) : { version: last.version, key: last.id };
  return { found: taken.map(({ id }) => id), removed: [], cursor: reached, isDone };
}

/**
 * Looks for the changes of several collections in one statement, for `readChanged` to find there: most pulls bring
 * little, and are then answered after few questions to Postgres.
 */
export function lookAhead(look: Look, ranges: readonly ReadChanged[]): void {
  if (ranges.length === 0) return;
  const asked = look.tx.query<Changed & { at: number }>(
    sql((bind) =>
      ranges
        .map((range, at) => `SELECT ${at} AS at, * FROM (${changedSql(look, range, bind)}) AS d${at}`)
        .join(" UNION ALL "),
    ),
  );
  for (const [at, range] of ranges.entries()) {
    const found = async () => (await asked).rows.filter((row) => row.at === at).sort(byPlace);
    // Whoever reads the page is told what went wrong.
    look.known.once(questionOf(range), found).catch(() => undefined);
  }
}

/** One more than there is room for, where there are as many. */
async function findChanged(view: View, range: ReadChanged): Promise<Changed[]> {
  const ask = async () => (await view.tx.query<Changed>(sql((bind) => changedSql(view, range, bind)))).rows;
  return (await view.known.once(questionOf(range), ask)).slice(0, range.room + 1);
}

/** Room is left out: who looks ahead has looked for as many as there can be room for. */
function questionOf({ collection, cursor }: ReadChanged): string {
  return `changed ${collection.table} ${cursor.version}/${cursor.key}`;
}

function changedSql(look: Look, { collection, cursor, room }: ReadChanged, bind: Bind): string {
  const version = `d.${collection.versionColumn(look.viewer)}`;
  const after = placeUpwards(cursor, 1);
  return `
    SELECT d.id, ${version}::text AS version FROM ${collection.table} AS d
    WHERE (${version}, d.id) > (${bind(after.version)}::xid8, ${bind(after.ids[0])}::uuid)
      AND ${version} < ${HORIZON_SQL}
      AND ${collection.readableSql(look.viewer, bind)}
      AND ${collection.inSightSql(look, bind)}
    ORDER BY ${version}, d.id LIMIT ${bind(room + 1)}`;
}

/** UNION ALL promises no order. */
function byPlace(a: Changed, b: Changed): number {
  const [left, right] = [BigInt(a.version), BigInt(b.version)];
  if (left === right) return a.id < b.id ? -1 : 1;
  return left < right ? -1 : 1;
}
