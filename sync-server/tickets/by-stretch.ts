// Lists that are narrowed by several fields at once. An index by status, priority and department (migration 0015) holds the
// tickets of each combination in a stretch of its own, in the order of a list: whatever the filters leave open, a list is put
// together from the beginnings of twelve stretches at most. Where tickets were archived, a stretch is passed through over them.

import {
  DEPARTMENTS,
  type Department,
  PRIORITIES,
  type Priority,
  STATUSES,
  type Status,
} from "#domain/ticket/values.ts";
import type { Bind } from "../feed/sql.ts";

export interface FieldFilters {
  status?: Status | undefined;
  priority?: Priority | undefined;
  department?: Department | undefined;
}

/** SQL: what `walk` finds in each stretch. It is given the condition of a stretch on `t`, and has to end with a limit. */
export function byStretchSql(filters: FieldFilters, bind: Bind, walk: (stretch: string) => string): string {
  const stretches = stretchesOf(filters);
  const columns = [0, 1, 2].map((field) => `${bind(stretches.map((stretch) => stretch[field]))}::text[]`);
  return `SELECT walked.* FROM unnest(${columns.join(", ")}) AS stretch (status, priority, department)
    CROSS JOIN LATERAL (${walk(STRETCH)}) AS walked`;
}

const STRETCH =
  "t.status = stretch.status AND t.priority = stretch.priority AND t.department = stretch.department AND t.deleted_at IS NULL";

/** Every combination that fulfils the filters. */
function stretchesOf({ status, priority, department }: FieldFilters): string[][] {
  const statuses = status === undefined ? STATUSES : [status];
  const priorities = priority === undefined ? PRIORITIES : [priority];
  const departments = department === undefined ? DEPARTMENTS : [department];
  return statuses.flatMap((one) => priorities.flatMap((other) => departments.map((third) => [one, other, third])));
}
