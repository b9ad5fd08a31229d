// Which tickets a filter holds, and in what order they are shown: as functions, for what pending operations change, and as
// the queries that the store answers from its indexes (store-plan.ts). Both say the same.

import type { MangoQuery, MangoQuerySelector } from "rxdb";
import { PRIORITIES, type Priority } from "#domain/ticket/values.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import type { ShownTicket, TicketFilter, TicketSort } from "../desk.ts";

/** Everything but the text, which is for the search to answer. */
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

export type Order = (a: ShownTicket, b: ShownTicket) => number;

export function orderOf(sort: TicketSort): Order {
  return ORDERS[sort];
}

const newestFirst: Order = (a, b) => byText(b.createdAt, a.createdAt) || byText(b.id, a.id);

const ORDERS: Readonly<Record<TicketSort, Order>> = {
  newest: newestFirst,
  oldest: (a, b) => newestFirst(b, a),
  recently_updated: (a, b) => byText(b.updatedAt, a.updatedAt) || byText(b.id, a.id),
  priority: (a, b) => PRIORITIES.indexOf(b.priority) - PRIORITIES.indexOf(a.priority) || newestFirst(a, b),
  /** The latest number first; those without one yet are the newest of all (T8). */
  number: (a, b) => b.numberOrder - a.numberOrder || newestFirst(a, b),
};

/** Ids and ISO instants compare by code unit, which is far quicker than by language. */
function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export type Selector = MangoQuerySelector<TicketDocument>;
type SortField = "createdAt" | "updatedAt" | "numberOrder";

/** A part of a list that one index of the store holds in its order: by this field, and by the id in the same direction. */
export interface Section {
  selector: Selector;
  field: SortField;
  direction: "asc" | "desc";
  /** Where a section holds the tickets of one priority only. */
  priority?: Priority;
}

/** The sections of a list, one behind the other. */
export function toSections(filter: TicketFilter, sort: TicketSort): Section[] {
  const selector = toSelector(filter);
  switch (sort) {
    case "newest":
      return [{ selector, field: "createdAt", direction: "desc" }];
    case "oldest":
      return [{ selector, field: "createdAt", direction: "asc" }];
    case "recently_updated":
      return [{ selector, field: "updatedAt", direction: "desc" }];
    case "number":
      return [{ selector, field: "numberOrder", direction: "desc" }];
    case "priority":
      return prioritiesOf(filter).map((priority) => ({
        selector: toSelector({ ...filter, priority: [priority] }),
        field: "createdAt",
        direction: "desc",
        priority,
      }));
  }
}

/** From the most urgent on. */
function prioritiesOf({ priority }: TicketFilter): Priority[] {
  return PRIORITIES.filter((one) => holds(priority, one)).toReversed();
}

export function toSelector({ status, priority, department, assignedTo, userId, isFollowed }: TicketFilter): Selector {
  return {
    ...(status && { status: oneOf(status) }),
    ...(priority && { priority: oneOf(priority) }),
    ...(department && { department: oneOf(department) }),
    ...(assignedTo !== undefined && { assignedTo: { $eq: assignedTo } }),
    ...(userId !== undefined && { userId: { $eq: userId } }),
    ...(isFollowed && { isFollowed: { $eq: true } }),
  } as Selector;
}

function oneOf(values: readonly string[]): { $eq: string } | { $in: string[] } {
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? { $eq: first } : { $in: [...values] };
}

/** The tickets of a section that come before this one. */
export function selectorsBefore({ selector, field, direction }: Section, ticket: ShownTicket): Selector[] {
  const before = direction === "desc" ? "$gt" : "$lt";
  const { id } = ticket;
  const value = ticket[field];
  return [
    { ...selector, [field]: { [before]: value } } as Selector,
    { ...selector, [field]: { $eq: value }, id: { [before]: id } } as Selector,
  ];
}

/** The store's query for a stretch of a section, counted from its end where that is nearer. */
export function toQuery(
  { selector, field, direction }: Section,
  { isReversed, skip, limit }: { isReversed: boolean; skip: number; limit: number },
): MangoQuery<TicketDocument> {
  const towards = (direction === "desc") === isReversed ? "asc" : "desc";
  return { selector, sort: [{ [field]: towards }, { id: towards }], skip, limit };
}
