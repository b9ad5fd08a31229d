import type { StatisticsAnswer } from "#protocol/statistics.ts";
import { sql } from "../feed/sql.ts";
import type { Counting } from "./counting.ts";
import type { CountedDurations } from "./read-durations.ts";

interface StaffRow {
  id: string;
  display_name: string;
  is_disabled: boolean;
  active_tickets: number;
}

/** All staff by name with what each of them did, or the viewer alone. */
export async function readPeople(
  { tx, scope, viewer }: Counting,
  { responses, resolutions }: { responses: CountedDurations; resolutions: CountedDurations },
): Promise<StatisticsAnswer["people"]> {
  const { text, values } = sql(
    (bind) => `
    SELECT id, display_name, disabled_at IS NOT NULL AS is_disabled, active_tickets FROM people
    WHERE is_staff ${scope === "own" ? `AND id = ${bind(viewer.id)}` : ""} ORDER BY lower(display_name), id`,
  );
  const { rows } = await tx.query<StaffRow>(text, values);
  return rows.map((row) => ({
    ...row,
    closed: resolutions.withinBy.get(row.id)?.count ?? 0,
    closed_before: resolutions.beforeBy.get(row.id)?.count ?? 0,
    first_response: responses.withinBy.get(row.id) ?? { count: 0, median: null, p90: null },
  }));
}
