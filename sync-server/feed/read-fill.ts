// The first fill: from the newest document down to the oldest, while the live ranges already run above it. Its cursor
// carries how much is still to come, counted once at the beginning, for the device to show its progress by.

import { can } from "#domain/people/permissions.ts";
import type { CollectionName } from "#protocol/sync/documents.ts";
import type { Cursor } from "#protocol/sync/pull.ts";
import { cursorAt, edgeOf, FIRST_ID, idsOf, remainingOf, withRemaining } from "./cursors.ts";
import type { FeedCollection, Harvest } from "./feed-collection.ts";
import { sql } from "./sql.ts";
import type { View } from "./view.ts";

export interface ReadFill {
  collection: FeedCollection<CollectionName>;
  /** Null once the fill is complete. */
  cursor: Cursor | null;
  room: number;
}

/** From this place down. */
export async function startFill(
  view: View,
  collection: FeedCollection<CollectionName>,
  from = edgeOf(view.horizon),
): Promise<Cursor> {
  return withRemaining(from, await guessRemaining(view, collection));
}

export async function readFill(view: View, { collection, cursor, room }: ReadFill): Promise<Harvest> {
  if (!cursor) return { found: [], removed: [], cursor, isDone: true };
  const version = `d.${collection.versionColumn(view.viewer)}`;
  const beforeId = idsOf(cursor.key) || FIRST_ID;
  const { rows } = await view.tx.query<{ id: string; version: string }>(
    sql(
      (bind) => `
      SELECT d.id, ${version}::text AS version FROM ${collection.table} AS d
      WHERE (${version}, d.id) < (${bind(cursor.version)}::xid8, ${bind(beforeId)}::uuid)
        AND ${collection.readableSql(view.viewer, bind)}
        AND ${collection.inSightSql(view, bind)}
      ORDER BY ${version} DESC, d.id DESC LIMIT ${bind(room + 1)}`,
    ),
  );
  const taken = rows.slice(0, room);
  const last = taken.at(-1);
  const isDone = rows.length <= room || !last;
  const remaining = Math.max(0, remainingOf(cursor) - taken.length);
  const next = isDone ? null : withRemaining(cursorAt(last.version, last.id), remaining);
  return { found: taken.map(({ id }) => id), removed: [], cursor: next, isDone };
}

/** Whoever sees everything is told by the planner's statistics, for counting a million rows would cost more than it tells. */
async function guessRemaining(view: View, collection: FeedCollection<CollectionName>): Promise<number> {
  const estimate = can(view.viewer.role, "seeEveryTicket") ? await findEstimate(view, collection.table) : null;
  return estimate ?? countInSight(view, collection);
}

async function findEstimate({ tx }: View, table: string): Promise<number | null> {
  const { rows } = await tx.query<{ estimate: number }>(
    "SELECT reltuples::float8 AS estimate FROM pg_class WHERE oid = $1::regclass",
    [table],
  );
  const estimate = rows[0]?.estimate ?? -1;
  return estimate < 0 ? null : Math.round(estimate);
}

async function countInSight(view: View, collection: FeedCollection<CollectionName>): Promise<number> {
  // All of it is counted at once, whatever the order: joining is what is quick here.
  const counting = { ...view, seesFew: true };
  const { rows } = await view.tx.query<{ count: string }>(
    sql(
      (bind) => `
      SELECT count(*) AS count FROM ${collection.table} AS d
      WHERE ${collection.readableSql(view.viewer, bind)} AND ${collection.inSightSql(counting, bind)}`,
    ),
  );
  return Number(rows[0]?.count ?? 0);
}
