// Tickets that entered or left a viewer's sight since a place, in the order in which that happened (S8).

import { audiencesOf } from "#domain/people/sight.ts";
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
    findEvents(look, { from, moment: "until", only: "s.until IS NOT NULL" }, (bind) =>
      inSightSql(look.viewer, "e.ticket_id", bind),
    ),
  );
}

/**
 * At most EVENTS_AT_ONCE, from the place's own ticket on. What a device has by another cause that still holds, it need
 * not be sent again. A cause that has ended counts for nothing, even if it ended just as this one began: it may have come
 * and gone between two pulls, and what changed while the ticket was out of sight was then passed over (S3).
 */
export function findEntered(look: Look, from: Place, readBelow: string): Promise<SightEvent[]> {
  const range: EventRange = { from, moment: "since", only: "s.until IS NULL" };
  return look.known.once(`entered ${from.version}/${from.ids[0]} below ${readBelow}`, () =>
    findEvents(
      look,
      range,
      (bind) => `
      EXISTS (SELECT FROM ticket_sight AS other
        WHERE other.ticket_id = e.ticket_id AND other.audience = ANY (${bind(audiencesOf(look.viewer))})
          AND other.since < ${bind(readBelow)}::xid8 AND other.until IS NULL)`,
    ),
  );
}

interface EventRange {
  from: Place;
  moment: "since" | "until";
  only: string;
}

/** Each audience is read by itself, for only so the index gives the order and the limit is reached early. */
async function findEvents(
  { tx, viewer }: Look,
  { from, moment, only }: EventRange,
  isSeenOtherwise: (bind: Bind) => string,
): Promise<SightEvent[]> {
  const { rows } = await tx.query<SightEvent>(
    sql(
      (bind) => `
      SELECT e.moment::text AS version, e.ticket_id AS "ticketId", ${isSeenOtherwise(bind)} AS "isSeenOtherwise"
      FROM (
        SELECT DISTINCT own.moment, own.ticket_id
        FROM unnest(${bind(audiencesOf(viewer))}::text[]) AS of_viewer (audience)
        CROSS JOIN LATERAL (
          SELECT DISTINCT s.${moment} AS moment, s.ticket_id FROM ticket_sight AS s
          WHERE s.audience = of_viewer.audience AND ${only}
            AND (s.${moment}, s.ticket_id) >= (${bind(from.version)}::xid8, ${bind(from.ids[0])}::uuid)
            AND s.${moment} < ${HORIZON_SQL}
          ORDER BY s.${moment}, s.ticket_id LIMIT ${EVENTS_AT_ONCE}
        ) AS own
        ORDER BY own.moment, own.ticket_id LIMIT ${EVENTS_AT_ONCE}
      ) AS e
      ORDER BY e.moment, e.ticket_id`,
    ),
  );
  return rows;
}
