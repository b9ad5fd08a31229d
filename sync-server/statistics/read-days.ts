import { toDays } from "#domain/statistics/count-flow.ts";
import type { StatisticsAnswer } from "#protocol/statistics.ts";
import { sql } from "../feed/sql.ts";
import type { Counting } from "./counting.ts";

type Sum = Pick<StatisticsAnswer["flow"], "created" | "closed" | "reopened">;

interface Daily {
  created: number;
  closed: number;
  reopened: number;
}

export interface CountedDays {
  days: StatisticsAnswer["days"];
  sum: Sum;
  sumBefore: Sum;
}

/** One pass over what happened since the period before; `active` is how many tickets are not closed now. */
export async function readDays(counting: Counting, active: number): Promise<CountedDays> {
  const buckets = await readBuckets(counting);
  const [first, last] = [counting.boundsBefore.length - 1, buckets.length - 1];
  return {
    days: toDays({ ...counting, active }, buckets.slice(first)),
    sum: sumUp(counting, buckets.slice(first, last)),
    sumBefore: sumUp(counting, buckets.slice(0, first)),
  };
}

/** A bucket for each day of the period before and of the period, and one for what has happened since. */
async function readBuckets({ tx, scope, viewer, bounds, boundsBefore }: Counting): Promise<Daily[]> {
  const all = [...boundsBefore.slice(0, -1), ...bounds];
  const { text, values } = sql(
    (bind) => `
    SELECT width_bucket(h.at, ${bind(all)}::timestamptz[]) AS bucket,
      count(*) FILTER (WHERE h.field = 'created')::integer AS created,
      count(*) FILTER (WHERE h.field = 'status' AND h.to_value = 'closed')::integer AS closed,
      count(*) FILTER (WHERE h.field = 'status' AND h.from_value = 'closed')::integer AS reopened
    FROM ticket_history h JOIN support_tickets t ON t.id = h.ticket_id
    WHERE h.field IN ('created', 'status') AND h.at >= ${bind(all[0])} AND t.deleted_at IS NULL
      ${scope === "own" ? `AND h.actor_id = ${bind(viewer.id)}` : ""}
    GROUP BY bucket`,
  );
  const { rows } = await tx.query<Daily & { bucket: number }>(text, values);
  const found = new Map(rows.map(({ bucket, ...daily }) => [bucket, daily]));
  return all.map((_, index) => found.get(index + 1) ?? { created: 0, closed: 0, reopened: 0 });
}

function sumUp({ scope }: Counting, buckets: readonly Daily[]): Sum {
  const total = (kind: keyof Daily) => buckets.reduce((sum, daily) => sum + daily[kind], 0);
  return { created: scope === "own" ? null : total("created"), closed: total("closed"), reopened: total("reopened") };
}
