// Which tickets a filter holds, and in what order they are shown: as functions, for what pending operations change, and as
// the queries that the store answers from its indexes (store-plan.ts). Both say the same.

import type { MangoQuery, MangoQuerySelector } from "rxdb";
import { isWanted, meetsConditions } from "#domain/search/field-conditions.ts";
import { PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import type { ShownTicket, TicketFilter, TicketGrouping, TicketList, TicketSort } from "../desk.ts";

/** Everything but the text, which is for the search to answer. */
export function isInFilter(ticket: ShownTicket, filter: TicketFilter): boolean {
  return (
    meetsConditions(ticket, filter) &&
    !filter.notAssignedTo?.includes(ticket.assignedTo) &&
    (filter.isFollowed === undefined || ticket.isFollowed)
  );
}

export type Order = (a: ShownTicket, b: ShownTicket) => number;

export function orderOf({ sort, group }: Pick<TicketList, "sort" | "group">): Order {
  if (!group) return ORDERS[sort];
  if (group.by === "customer") return byCustomer;
  const rank = RANKS[group.by];
  return (a, b) => rank(a, group) - rank(b, group) || ORDERS[sort](a, b);
}

const newestFirst: Order = (a, b) => byText(b.createdAt, a.createdAt) || byText(b.id, a.id);
const longestWaiting: Order = (a, b) => byText(a.waitingSince, b.waitingSince) || byText(a.id, b.id);
const mostUrgent: Order = (a, b) => PRIORITIES.indexOf(b.priority) - PRIORITIES.indexOf(a.priority);
const byCustomer: Order = (a, b) =>
  byCodePoint(a.customerName, b.customerName) || byText(a.userId, b.userId) || longestWaiting(a, b);

const ORDERS: Readonly<Record<TicketSort, Order>> = {
  newest: newestFirst,
  oldest: (a, b) => newestFirst(b, a),
  recently_updated: (a, b) => byText(b.updatedAt, a.updatedAt) || byText(b.id, a.id),
  waiting: longestWaiting,
  priority: (a, b) => mostUrgent(a, b) || newestFirst(a, b),
  /** The latest number first; those without one yet are the newest of all (T8). */
  number: (a, b) => b.numberOrder - a.numberOrder || newestFirst(a, b),
};

type RankedBy = Exclude<TicketGrouping["by"], "customer">;

/** The place of a ticket's group among the groups. */
const RANKS: Readonly<Record<RankedBy, (ticket: ShownTicket, group: TicketGrouping) => number>> = {
  status: ({ status }) => STATUSES.indexOf(status),
  priority: ({ priority }) => -PRIORITIES.indexOf(priority),
  assignee(ticket, group) {
    const order = group.by === "assignee" ? group.order : [];
    const at = order.indexOf(ticket.assignedTo);
    return at === -1 ? order.length : at;
  },
};

/** Ids and ISO instants compare by code unit, which is far quicker than by language. */
function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** As the store compares texts of any kind, where JavaScript goes by code unit. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((sign, index) => sign !== right[index]);
  if (at === -1) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}

export type Selector = MangoQuerySelector<TicketDocument>;
type SortField = "createdAt" | "updatedAt" | "waitingSince" | "numberOrder" | "customerName" | "userId";

/**
 * A part of a list that one index of the store holds in its order: by these fields, one after the other, and by the id, all in
 * the same direction.
 */
export interface Section {
  filter: TicketFilter;
  selector: Selector;
  fields: readonly SortField[];
  direction: "asc" | "desc";
}

/** The sections of a list, one behind the other. */
export function toSections({ filter, sort, group }: TicketList): Section[] {
  if (group?.by === "customer") return [toSection(filter, ["customerName", "userId", "waitingSince"], "asc")];
  return groupedFilters(filter, group).flatMap((part) => sortedSections(part, sort));
}

function groupedFilters(filter: TicketFilter, group: TicketGrouping | null): TicketFilter[] {
  switch (group?.by) {
    case "status":
      return STATUSES.filter((one) => isWanted(filter.status, one)).map((one) => ({ ...filter, status: [one] }));
    case "priority":
      return byUrgency(filter);
    case "assignee":
      return group.by === "assignee" ? byAssignee(filter, group.order) : [];
    default:
      return [filter];
  }
}

/** From the most urgent on. */
function byUrgency(filter: TicketFilter): TicketFilter[] {
  const wanted = PRIORITIES.filter((one) => isWanted(filter.priority, one)).toReversed();
  return wanted.map((one) => ({ ...filter, priority: [one] }));
}

function byAssignee(filter: TicketFilter, order: readonly (string | null)[]): TicketFilter[] {
  const { assignedTo, notAssignedTo = [] } = filter;
  const named = order.filter((id) => isWanted(assignedTo, id) && !notAssignedTo.includes(id));
  const sections = named.map((id) => ({ ...filter, assignedTo: [id] }));
  if (!assignedTo) return [...sections, { ...filter, notAssignedTo: [...notAssignedTo, ...order] }];
  const others = assignedTo.filter((id) => !order.includes(id));
  return others.length === 0 ? sections : [...sections, { ...filter, assignedTo: others }];
}

function sortedSections(filter: TicketFilter, sort: TicketSort): Section[] {
  switch (sort) {
    case "newest":
      return [toSection(filter, ["createdAt"], "desc")];
    case "oldest":
      return [toSection(filter, ["createdAt"], "asc")];
    case "recently_updated":
      return [toSection(filter, ["updatedAt"], "desc")];
    case "waiting":
      return [toSection(filter, ["waitingSince"], "asc")];
    case "number":
      return [toSection(filter, ["numberOrder"], "desc")];
    case "priority":
      return byUrgency(filter).map((part) => toSection(part, ["createdAt"], "desc"));
  }
}

function toSection(filter: TicketFilter, fields: Section["fields"], direction: Section["direction"]): Section {
  return { filter, selector: toSelector(filter), fields, direction };
}

export function toSelector(filter: TicketFilter): Selector {
  const { status, priority, department, assignedTo, notAssignedTo, userId, createdFrom, createdBefore } = filter;
  return {
    ...(status && { status: oneOf(status) }),
    ...(priority && { priority: oneOf(priority) }),
    ...(department && { department: oneOf(department) }),
    ...((assignedTo || notAssignedTo) && {
      assignedTo: { ...(assignedTo && oneOf(assignedTo)), ...(notAssignedTo && { $nin: notAssignedTo }) },
    }),
    ...(userId !== undefined && { userId: { $eq: userId } }),
    ...((createdFrom !== undefined || createdBefore !== undefined) && {
      createdAt: {
        ...(createdFrom !== undefined && { $gte: createdFrom }),
        ...(createdBefore !== undefined && { $lt: createdBefore }),
      },
    }),
    ...(filter.isFollowed && { isFollowed: { $eq: true } }),
  } as Selector;
}

function oneOf<V extends string | null>(values: readonly V[]): { $eq: V } | { $in: V[] } {
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? { $eq: first } : { $in: [...values] };
}

/** The tickets of a section that come before this one: for each field those that are before by it and equal by all former. */
export function selectorsBefore({ selector, fields, direction }: Section, ticket: ShownTicket): Selector[] {
  const before = direction === "desc" ? "$gt" : "$lt";
  return [...fields, "id" as const].map((field, at) => {
    const former = fields.slice(0, at).map((one) => ({ [one]: { $eq: ticket[one] } }));
    return { $and: [selector, ...former, { [field]: { [before]: ticket[field] } }] } as Selector;
  });
}

export function toQuery(
  { selector, fields, direction }: Section,
  { isReversed, skip, limit }: { isReversed: boolean; skip: number; limit: number },
): MangoQuery<TicketDocument> {
  const towards = (direction === "desc") === isReversed ? "asc" : "desc";
  const sort = [...fields, "id" as const].map(
    (field) => ({ [field]: towards }) as Record<typeof field, typeof towards>,
  );
  return { selector, sort, skip, limit } as MangoQuery<TicketDocument>;
}
