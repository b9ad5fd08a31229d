// How long first responses and resolutions took, over all and by their authors, in the period and in the one before.

import type { Durations } from "#domain/statistics/durations.ts";
import { type Bind, sql } from "../feed/sql.ts";
import type { Counting } from "./counting.ts";

export interface CountedDurations {
  within: Durations;
  before: Durations;
  /** By the id of the author. */
  withinBy: ReadonlyMap<string, Durations>;
  beforeBy: ReadonlyMap<string, Durations>;
}

const NONE: Durations = { count: 0, median: null, p90: null };

/** The first public reply of staff in each ticket, by its day. */
export function readFirstResponses(counting: Counting): Promise<CountedDurations> {
  return readDurations(
    counting,
    (start, end) => `
    SELECT m.created_at AS at, m.user_id AS author, t.created_at AS ticket_at
    FROM ticket_messages m JOIN support_tickets t ON t.id = m.ticket_id
    WHERE m.is_staff_reply AND NOT m.is_internal_note AND m.created_at >= ${start} AND m.created_at < ${end}
      AND t.deleted_at IS NULL
      AND NOT EXISTS (SELECT FROM ticket_messages earlier WHERE earlier.ticket_id = m.ticket_id
        AND earlier.is_staff_reply AND earlier.public_position < m.public_position)`,
  );
}

/** Every closing, by its day. */
export function readResolutions(counting: Counting): Promise<CountedDurations> {
  return readDurations(
    counting,
    (start, end) => `
    SELECT h.at, h.actor_id AS author, t.created_at AS ticket_at
    FROM ticket_history h JOIN support_tickets t ON t.id = h.ticket_id
    WHERE h.field = 'status' AND h.to_value = 'closed' AND h.at >= ${start} AND h.at < ${end} AND t.deleted_at IS NULL`,
  );
}

interface DurationRow {
  is_within: boolean;
  /** Null for the sum over all authors. */
  author: string | null;
  count: number;
  percentiles: [median: number, p90: number];
}

async function readDurations(
  { tx, scope, viewer, bounds, boundsBefore }: Counting,
  happeningsSql: (start: string, end: string) => string,
): Promise<CountedDurations> {
  const { text, values } = sql(
    (bind: Bind) => `
    SELECT at >= ${bind(bounds[0])} AS is_within, author, count(*)::integer AS count,
      percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY greatest(0, floor(extract(epoch FROM at - ticket_at)))::integer)
        AS percentiles
    FROM (${happeningsSql(bind(boundsBefore[0]), bind(bounds.at(-1)))}) AS happening
    ${scope === "own" ? `WHERE author = ${bind(viewer.id)}` : ""}
    GROUP BY GROUPING SETS ((1), (1, 2))`,
  );
  const { rows } = await tx.query<DurationRow>(text, values);
  const of = (isWithin: boolean) => new Map(rows.filter((row) => row.is_within === isWithin).map(toEntry));
  const [within, before] = [of(true), of(false)];
  return {
    within: within.get(null) ?? NONE,
    before: before.get(null) ?? NONE,
    withinBy: authorsOf(within),
    beforeBy: authorsOf(before),
  };
}

function toEntry({ author, count, percentiles: [median, p90] }: DurationRow): [string | null, Durations] {
  return [author, { count, median, p90 }];
}

function authorsOf(durations: ReadonlyMap<string | null, Durations>): Map<string, Durations> {
  return new Map([...durations].flatMap(([author, took]) => (author === null ? [] : [[author, took] as const])));
}
