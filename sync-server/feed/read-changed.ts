import type { CollectionName } from "#protocol/sync/documents.ts";
import type { Cursor } from "#protocol/sync/pull.ts";
import { edgeOf, hasReached, placeUpwards } from "./cursors.ts";
import type { FeedCollection, Harvest } from "./feed-collection.ts";
import { sql } from "./sql.ts";
import type { View } from "./view.ts";

export interface ReadChanged {
  collection: FeedCollection<CollectionName>;
  cursor: Cursor;
  room: number;
}

/** Documents in sight that were written since the cursor, the oldest change first. */
export async function readChanged(view: View, { collection, cursor, room }: ReadChanged): Promise<Harvest> {
  if (hasReached(cursor, view.horizon)) return { found: [], removed: [], cursor, isDone: true };
  const version = `d.${collection.versionColumn(view.viewer)}`;
  const after = placeUpwards(cursor, 1);
  const { rows } = await view.tx.query<{ id: string; version: string }>(
    sql(
      (bind) => `
      SELECT d.id, ${version}::text AS version FROM ${collection.table} AS d
      WHERE (${version}, d.id) > (${bind(after.version)}::xid8, ${bind(after.ids[0])}::uuid)
        AND ${version} < ${bind(String(view.horizon))}::xid8
        AND ${collection.readableSql(view.viewer, bind)}
        AND ${collection.inSightSql(view, bind)}
      ORDER BY ${version}, d.id LIMIT ${bind(room + 1)}`,
    ),
  );
  const isDone = rows.length <= room;
  const taken = rows.slice(0, room);
  const last = taken.at(-1);
  const reached = isDone || !last ? edgeOf(view.horizon) : { version: last.version, key: last.id };
  return { found: taken.map(({ id }) => id), removed: [], cursor: reached, isDone };
}
