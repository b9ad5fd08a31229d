// In which orders and groups a list can be looked at.

import type { TicketGrouping, TicketSort } from "#renderer/sync/desk.ts";

/** In the order to offer them. */
export const SORTS = [
  "recently_updated",
  "waiting",
  "newest",
  "oldest",
  "priority",
  "number",
] as const satisfies readonly TicketSort[];

export type GroupBy = "none" | TicketGrouping["by"];

export const GROUPS = ["none", "status", "priority", "assignee", "customer"] as const satisfies readonly GroupBy[];

/** How somebody looks at one view. */
export interface ListOrder {
  sort: TicketSort;
  groupBy: GroupBy;
}

export const FIRST_ORDER: ListOrder = { sort: "recently_updated", groupBy: "none" };

/** Within the groups of customers whoever waits longest always comes first. */
export function sortShown({ sort, groupBy }: ListOrder): TicketSort {
  return groupBy === "customer" ? "waiting" : sort;
}

/** `staff` by name; the person themselves come first, and then the queue. */
export function toGrouping(
  groupBy: GroupBy,
  { meId, staff }: { meId: string; staff: readonly { id: string }[] },
): TicketGrouping | null {
  if (groupBy === "none") return null;
  if (groupBy !== "assignee") return { by: groupBy };
  const others = staff.map(({ id }) => id).filter((id) => id !== meId);
  return { by: "assignee", order: [meId, null, ...others] };
}
