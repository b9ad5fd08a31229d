// Lists that are narrowed by several fields at once. An index by what tickets are listed as, priority and department (migration
// 0016) holds the tickets of each combination in a stretch of its own, in the order of a list: whatever the filters leave open,
// a list is put together from the beginnings of sixteen stretches at most.

import { DEPARTMENTS, type Department, PRIORITIES, type Priority } from "#domain/ticket/values.ts";
import { type ListedAs, listedAsSql } from "../feed/listed-as.ts";
import type { Bind } from "../feed/sql.ts";

export interface Stretches {
  listedAs: readonly ListedAs[];
  priority?: Priority | undefined;
  department?: Department | undefined;
}

/** SQL: what `walk` finds in each stretch. It is given the condition of a stretch on `t`, and has to end with a limit. */
export function byStretchSql(asked: Stretches, bind: Bind, walk: (stretch: string) => string): string {
  const stretches = combinationsOf(asked);
  const columns = [0, 1, 2].map((field) => `${bind(stretches.map((stretch) => stretch[field]))}::text[]`);
  return `SELECT walked.* FROM unnest(${columns.join(", ")}) AS stretch (listed_as, priority, department)
    CROSS JOIN LATERAL (${walk(STRETCH)}) AS walked`;
}

const STRETCH = `${listedAsSql("t")} = stretch.listed_as AND t.priority = stretch.priority AND t.department = stretch.department
  AND t.deleted_at IS NULL`;

function combinationsOf({ listedAs, priority, department }: Stretches): string[][] {
  const priorities = priority === undefined ? PRIORITIES : [priority];
  const departments = department === undefined ? DEPARTMENTS : [department];
  return listedAs.flatMap((one) => priorities.flatMap((other) => departments.map((third) => [one, other, third])));
}
