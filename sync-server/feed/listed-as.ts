// Lists keep what is archived apart from what is not, as if it were one status more: else whoever sees only one of the two
// would walk past all of the other. The indexes of migration 0016 begin with it, and so does every walk through a list.

import { STATUSES, type Status } from "#domain/ticket/values.ts";

export type ListedAs = Status | "archived";

export const LISTED: readonly ListedAs[] = [...STATUSES, "archived"];

/** What may have that status: of what is archived all is closed (migration 0003). */
export function mayHaveStatus(listedAs: ListedAs, status: Status): boolean {
  return listedAs === status || (listedAs === "archived" && status === "closed");
}

/** SQL: what a ticket is listed as, word for word as the indexes have it. */
export function listedAsSql(ticket: string): string {
  return `(CASE WHEN ${ticket}.archived_at IS NULL THEN ${ticket}.status ELSE 'archived' END)`;
}
