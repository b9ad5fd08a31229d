// What a replica must hold of a collection once it has read up to the horizon (S4): a count and a sum over ids and
// versions, for the device to compare with its own. What is written or comes into sight or leaves it at or above the
// horizon is on its way to the device, in whichever order, so neither side counts it.

import { audiencesOf } from "#domain/people/sight.ts";
import type { CollectionName } from "#protocol/sync/documents.ts";
import { DIGEST_EXCEPT_MAX, type Digest } from "#protocol/sync/pull.ts";
import type { FeedCollection } from "./feed-collection.ts";
import { type Bind, sql } from "./sql.ts";
import { HORIZON_SQL, type View } from "./view.ts";

/** Null where too much is on its way. */
export async function readDigest(view: View, collection: FeedCollection<CollectionName>): Promise<Digest | null> {
  // All that is in sight is looked at once, whatever the order: joining is what is quick here.
  const whole = { ...view, seesFew: true };
  const except = await findExcept(whole, collection);
  if (except.length > DIGEST_EXCEPT_MAX) return null;
  return { ...(await sumUp(whole, collection, except)), except };
}

async function findExcept(view: View, collection: FeedCollection<CollectionName>): Promise<string[]> {
  const { rows } = await view.tx.query<{ id: string }>(
    sql((bind) => {
      const ways = [rewrittenSql(view, collection, bind)];
      if (collection.ticketId !== null) ways.push(movedSql(view, collection, bind));
      return `${ways.join(" UNION ")} LIMIT ${bind(DIGEST_EXCEPT_MAX + 1)}`;
    }),
  );
  return rows.map(({ id }) => id);
}

function rewrittenSql(view: View, collection: FeedCollection<CollectionName>, bind: Bind): string {
  return `
    SELECT d.id FROM ${collection.table} AS d
    WHERE d.${collection.versionColumn(view.viewer)} >= ${HORIZON_SQL}
      AND ${collection.readableSql(view.viewer, bind)} AND ${collection.inSightSql(view, bind)}`;
}

function movedSql(view: View, collection: FeedCollection<CollectionName>, bind: Bind): string {
  return `
    SELECT d.id FROM ${collection.table} AS d
    WHERE ${collection.readableSql(view.viewer, bind)}
      AND d.${collection.ticketId} IN (${movedTicketsSql(view, bind)})`;
}

/** Tickets whose sight began or ended at or above the horizon, and is not held throughout by another cause. */
function movedTicketsSql({ viewer }: View, bind: Bind): string {
  const audiences = bind(audiencesOf(viewer));
  return `
    SELECT s.ticket_id FROM ticket_sight AS s
    WHERE s.audience = ANY (${audiences})
      AND ((s.until IS NULL AND s.since >= ${HORIZON_SQL}) OR (s.until IS NOT NULL AND s.until >= ${HORIZON_SQL}))
      AND NOT EXISTS (SELECT FROM ticket_sight AS lasting
        WHERE lasting.ticket_id = s.ticket_id AND lasting.audience = ANY (${audiences})
          AND lasting.since < ${HORIZON_SQL} AND lasting.until IS NULL)`;
}

async function sumUp(
  view: View,
  collection: FeedCollection<CollectionName>,
  except: readonly string[],
): Promise<Pick<Digest, "count" | "sum">> {
  const version = `d.${collection.versionColumn(view.viewer)}`;
  const { rows } = await view.tx.query<{ count: string; sum: string }>(
    sql(
      (bind) => `
      SELECT count(*) AS count,
        coalesce(sum(('x' || encode(substring(hash FOR 6), 'hex'))::bit(48)::bigint), 0) % (2 ^ 48)::numeric AS sum
      FROM (
        SELECT sha256(convert_to(d.id::text || ':' || ${version}::text, 'UTF8')) AS hash FROM ${collection.table} AS d
        WHERE ${version} < ${HORIZON_SQL}
          AND ${collection.readableSql(view.viewer, bind)} AND ${collection.inSightSql(view, bind)}
          AND d.id <> ALL (${bind(except)}::uuid[])
      ) AS held`,
    ),
  );
  return { count: Number(rows[0]?.count ?? 0), sum: Number(rows[0]?.sum ?? 0) };
}
