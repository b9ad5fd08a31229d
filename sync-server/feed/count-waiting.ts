import { audiencesOf } from "#domain/people/sight.ts";
import type { CollectionName } from "#protocol/sync/documents.ts";
import type { Checkpoint } from "#protocol/sync/pull.ts";
import { placeUpwards } from "./cursors.ts";
import type { FeedCollection } from "./feed-collection.ts";
import { type Bind, sql } from "./sql.ts";
import { HORIZON_SQL, type View } from "./view.ts";

/** More are not counted: the answer is for somebody who watches a bar, and must not cost as much as what it measures. */
const COUNT_MAX = 50_000;

/** How many documents wait in the ranges of what changed and what entered sight, at a guess. */
export async function countWaiting(
  view: View,
  collection: FeedCollection<CollectionName>,
  checkpoint: Pick<Checkpoint, "changed" | "entered">,
): Promise<number> {
  const { rows } = await view.tx.query<{ count: string }>(
    sql((bind) => {
      const counts = [boundedCountSql(changedSql(view, collection, checkpoint, bind))];
      if (collection.ticketId !== null) counts.push(boundedCountSql(enteredSql(view, collection, checkpoint, bind)));
      return `SELECT ${counts.join(" + ")} AS count`;
    }),
  );
  return Number(rows[0]?.count ?? 0);
}

function boundedCountSql(documents: string): string {
  return `(SELECT count(*) FROM (${documents} LIMIT ${COUNT_MAX}) AS waiting)`;
}

type Reached = Pick<Checkpoint, "changed" | "entered">;
type Collection = FeedCollection<CollectionName>;

function changedSql(view: View, collection: Collection, { changed }: Reached, bind: Bind): string {
  const [version, from] = [`d.${collection.versionColumn(view.viewer)}`, placeUpwards(changed, 1)];
  return `SELECT FROM ${collection.table} AS d
    WHERE (${version}, d.id) > (${bind(from.version)}::xid8, ${bind(from.ids[0])}::uuid)
      AND ${version} < ${HORIZON_SQL}
      AND ${collection.readableSql(view.viewer, bind)} AND ${collection.inSightSql(view, bind)}`;
}

/** What the range of changes is yet to come to is counted there. */
function enteredSql(view: View, collection: Collection, { changed, entered }: Reached, bind: Bind): string {
  const version = `d.${collection.versionColumn(view.viewer)}`;
  const [brought, from] = [placeUpwards(changed, 1), placeUpwards(entered, 2)];
  return `SELECT FROM ${collection.table} AS d
    WHERE (${version}, d.id) <= (${bind(brought.version)}::xid8, ${bind(brought.ids[0])}::uuid)
      AND ${collection.readableSql(view.viewer, bind)}
      AND d.${collection.ticketId} IN (
        SELECT s.ticket_id FROM ticket_sight AS s
        WHERE s.audience = ANY (${bind(audiencesOf(view.viewer))}) AND s.until IS NULL
          AND (s.since, s.ticket_id) >= (${bind(from.version)}::xid8, ${bind(from.ids[0])}::uuid)
          AND s.since < ${HORIZON_SQL})`;
}
