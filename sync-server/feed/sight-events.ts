// Tickets that entered or left a viewer's sight since a place, in the order in which that happened (S8).

import { audiencesOf } from "#domain/people/sight.ts";
import type { Cursor } from "#protocol/sync/pull.ts";
import type { Place } from "./cursors.ts";
import { inSightSql } from "./sight.ts";
import { type Bind, sql } from "./sql.ts";
import { HORIZON_SQL, type Look } from "./view.ts";

export interface SightEvent {
  version: string;
  ticketId: string;
  /** Of what entered: it was in sight before, by another cause. Of what left: it still is. */
  isSeenOtherwise: boolean;
}

export const EVENTS_AT_ONCE = 200;

/** At most EVENTS_AT_ONCE, from the place's own ticket on. */
export function findLeft(look: Look, from: Place): Promise<SightEvent[]> {
  return look.known.once(`left ${from.version}/${from.ids[0]}`, () =>
    findEvents(look, {
      from,
      moment: "until",
      waysSql: () => ["s.until IS NOT NULL"],
      isSeenOtherwiseSql: (bind) => inSightSql(look.viewer, "e.ticket_id", bind),
    }),
  );
}

/**
 * At most EVENTS_AT_ONCE, from the place's own ticket on; `begun` is where this reading began. A cause that has ended counts
 * as well where the horizon lies between its begin and its end and another still shows the ticket: no later reading will
 * come upon it.
 *
 * That is why a device need not be sent again what it has by another cause which still holds, or which ended just as this
 * one began: it was told of that cause when it read past its begin, whatever had happened by then, and has read every
 * change since. A reading that goes on where a page ended may have passed over causes that ended within it, and counts on
 * none. Any other cause that has ended counts for nothing: what changed while the ticket was out of sight was passed over
 * (S3). See docs/decisions/030.
 */
export function findEntered(look: Look, from: Place, begun: Cursor): Promise<SightEvent[]> {
  const holdsOn = begun.key === "" ? "(other.until IS NULL OR other.until = e.moment)" : "other.until IS NULL";
  return look.known.once(`entered ${from.version}/${from.ids[0]} since ${begun.version}/${begun.key}`, () =>
    findEvents(look, {
      from,
      moment: "since",
      waysSql: (bind) => [
        "s.until IS NULL",
        `s.until IS NOT NULL AND s.until >= ${HORIZON_SQL} AND ${inSightSql(look.viewer, "s.ticket_id", bind)}`,
      ],
      isSeenOtherwiseSql: (bind) => `
      EXISTS (SELECT FROM ticket_sight AS other
        WHERE other.ticket_id = e.ticket_id AND other.audience = ANY (${bind(audiencesOf(look.viewer))})
          AND other.since < ${bind(begun.version)}::xid8 AND ${holdsOn})`,
    }),
  );
}

interface EventRange {
  from: Place;
  moment: "since" | "until";
  /** SQL on the row `s`: what counts, each way served by an index of its own. */
  waysSql(bind: Bind): string[];
  /** SQL on the event `e`. */
  isSeenOtherwiseSql(bind: Bind): string;
}

/** Each audience is read by itself, for only so the index gives the order and the limit is reached early. */
async function findEvents({ tx, viewer }: Look, range: EventRange): Promise<SightEvent[]> {
  const { from, moment, waysSql, isSeenOtherwiseSql } = range;
  const { rows } = await tx.query<SightEvent>(
    sql(
      (bind) => `
      SELECT e.moment::text AS version, e.ticket_id AS "ticketId", ${isSeenOtherwiseSql(bind)} AS "isSeenOtherwise"
      FROM (
        SELECT DISTINCT own.moment, own.ticket_id
        FROM unnest(${bind(audiencesOf(viewer))}::text[]) AS of_viewer (audience)
        CROSS JOIN LATERAL (${waysSql(bind)
          .map((way) => waySql({ way, from, moment }, bind))
          .join(" UNION ALL ")}) AS own
        ORDER BY own.moment, own.ticket_id LIMIT ${EVENTS_AT_ONCE}
      ) AS e
      ORDER BY e.moment, e.ticket_id`,
    ),
  );
  return rows;
}

function waySql({ way, from, moment }: { way: string } & Pick<EventRange, "from" | "moment">, bind: Bind): string {
  return `(SELECT DISTINCT s.${moment} AS moment, s.ticket_id FROM ticket_sight AS s
    WHERE s.audience = of_viewer.audience AND ${way}
      AND (s.${moment}, s.ticket_id) >= (${bind(from.version)}::xid8, ${bind(from.ids[0])}::uuid)
      AND s.${moment} < ${HORIZON_SQL}
    ORDER BY s.${moment}, s.ticket_id LIMIT ${EVENTS_AT_ONCE})`;
}
