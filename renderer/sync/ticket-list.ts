// Which tickets a filter holds, and in what order they are shown.

import { PRIORITIES } from "#domain/ticket/values.ts";
import type { ShownTicket, TicketFilter, TicketSort } from "./desk.ts";

/** Everything but the text, which is for the search index to answer. */
export function isInFilter(ticket: ShownTicket, filter: TicketFilter): boolean {
  return (
    holds(filter.status, ticket.status) &&
    holds(filter.priority, ticket.priority) &&
    holds(filter.department, ticket.department) &&
    (filter.assignedTo === undefined || filter.assignedTo === ticket.assignedTo) &&
    (filter.userId === undefined || filter.userId === ticket.userId) &&
    (filter.isFollowed === undefined || ticket.isFollowed)
  );
}

function holds<V>(wanted: readonly V[] | undefined, value: V): boolean {
  return wanted === undefined || wanted.includes(value);
}

type Order = (a: ShownTicket, b: ShownTicket) => number;

export function orderOf(sort: TicketSort): Order {
  const order = ORDERS[sort];
  return (a, b) => order(a, b) || byText(b.id, a.id);
}

const newestFirst: Order = (a, b) => byText(b.createdAt, a.createdAt);

const ORDERS: Readonly<Record<TicketSort, Order>> = {
  newest: newestFirst,
  oldest: (a, b) => byText(a.createdAt, b.createdAt),
  recently_updated: (a, b) => byText(b.updatedAt, a.updatedAt),
  priority: (a, b) => PRIORITIES.indexOf(b.priority) - PRIORITIES.indexOf(a.priority) || newestFirst(a, b),
  /** The latest number first; those without one yet are the newest of all (T8). */
  number: (a, b) => b.numberOrder - a.numberOrder || newestFirst(a, b),
};

/** Ids and ISO instants compare by code unit, which is far quicker than by language. */
function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
