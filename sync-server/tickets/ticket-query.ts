// The SQL of lists of tickets. A page is read by walking through an index from where the page before ended, and stops when
// it is full: it costs the same at the beginning of a list and at its end, whatever the desk has grown to.

import type { Actor } from "#domain/people/person.ts";
import { isStaff } from "#domain/people/role.ts";
import {
  type Branch,
  beyondSightBranchesSql,
  inWideSightSql,
  reachBranchSql,
  sightBranchesSql,
  type Within,
} from "../feed/sight.ts";
import { type Bind, sql } from "../feed/sql.ts";
import type { PreparedSearch } from "../search/search-sql.ts";
import { byStretchSql, type FieldFilters } from "./by-stretch.ts";

export interface TicketFilters extends FieldFilters {
  /** A person's id; null for the queue. */
  assignedTo?: string | null | undefined;
  /** In the language of domain/search. */
  search?: string | undefined;
}

export interface TicketOrder {
  /** By the last change that the viewer may know of, or by number, which is the order of acceptance (T8). */
  by: "update" | "number";
  isDescending: boolean;
}

/** The place of a ticket in an order: microseconds since 1970 and id, or year and sequence. */
export type TicketPlace = readonly [number, string | number];

export interface TicketQuery {
  viewer: Actor;
  within: Within;
  filters: TicketFilters;
  order: TicketOrder;
}

export interface PageAsked {
  after: TicketPlace | null;
  limit: number;
  /** What `filters.search` became, null where nothing is searched for. */
  search: PreparedSearch | null;
}

/** Ids and places of at most `limit` tickets after a place. */
export function pageSql(query: TicketQuery, { after, limit, search }: PageAsked) {
  const { first, second } = keysOf(query);
  const direction = query.order.isDescending ? "DESC" : "ASC";
  const ordered = (one: string, other: string) => `ORDER BY ${one} ${direction}, ${other} ${direction}`;
  return sql((bind) => {
    const most = bind(limit);
    const beyond = after ? `AND ${beyondSql(query, after, bind)}` : "";
    const walk = (where: string) => `SELECT t.id, t.${first} AS first, t.${second} AS second FROM support_tickets AS t
      WHERE ${where} ${beyond} ${shownSql(query, bind)} ${ordered(`t.${first}`, `t.${second}`)} LIMIT ${most}`;
    const walks = branchesOf(query, bind).map((branch) =>
      walkSql(query, { branch, search, wanted: limit }, bind, walk),
    );
    return `SELECT id, ${placeSql(query)} FROM (${walks.join(" UNION ALL ")}) AS found
      ${ordered("first", "second")} LIMIT ${most}`;
  });
}

/** How many there are in all, counted up to `most`. */
export function countSql(query: TicketQuery, { most, search }: Pick<PageAsked, "search"> & { most: number }) {
  return sql((bind) => {
    const limit = bind(most);
    const branches = branchesOf(query, bind);
    // What is looked up is looked up once, and not in each branch anew.
    const walked = search?.isLookedUp(most) ? [anyOf(branches)] : branches;
    const walk = (where: string) => `SELECT FROM support_tickets AS t WHERE ${where} LIMIT ${limit}`;
    const walks = walked.map((branch) => walkSql(query, { branch, search, wanted: most }, bind, walk));
    return `SELECT count(*)::integer AS count FROM (
      SELECT FROM (${walks.join(" UNION ALL ")}) AS walked LIMIT ${limit}) AS found`;
  });
}

function anyOf(branches: readonly Branch[]): Branch {
  return { where: `(${branches.map(({ where }) => `(${where})`).join(" OR ")})`, isWide: false };
}

interface Walked extends Pick<PageAsked, "search"> {
  branch: Branch;
  /** How many tickets are looked for at most. */
  wanted: number;
}

/** `walk` makes a statement of the conditions on a ticket `t`. */
function walkSql(query: TicketQuery, walked: Walked, bind: Bind, walk: (where: string) => string): string {
  const { where } = walked.branch;
  return isInStretches(query.filters, walked)
    ? `(${byStretchSql(query.filters, bind, (stretch) => walk(`${stretch} AND ${where}`))})`
    : `(${walk(`${where} AND ${matchesSql(query, walked, bind)}`)})`;
}

/** One person's tickets are few enough to look at each, and words are looked for in one walk rather than in many. */
function isInStretches({ priority, department, assignedTo }: TicketFilters, { branch, search }: Walked): boolean {
  const isNarrowedByField = priority !== undefined || department !== undefined;
  return isNarrowedByField && branch.isWide && assignedTo === undefined && search === null;
}

function keysOf({ viewer, order }: TicketQuery): { first: string; second: string } {
  if (order.by === "number") return { first: "number_year", second: "number_sequence" };
  return { first: isStaff(viewer.role) ? "updated_at" : "public_updated_at", second: "id" };
}

function placeSql({ order }: TicketQuery): string {
  const first = order.by === "number" ? "first" : "(extract(epoch FROM first) * 1000000)::bigint";
  return `${first} AS first, second`;
}

function beyondSql(query: TicketQuery, [first, second]: TicketPlace, bind: Bind): string {
  const { first: firstKey, second: secondKey } = keysOf(query);
  // Year and sequence are kept from the planner. It goes by the first of two columns alone, and would expect no ticket beyond
  // one of the same year: so it would read any index, to the end of the list.
  const from =
    query.order.by === "number"
      ? `(SELECT ${bind(first)}::integer), (SELECT ${bind(second)}::integer)`
      : `timestamptz 'epoch' + ${bind(first)}::bigint * interval '1 microsecond', ${bind(second)}::uuid`;
  return `(t.${firstKey}, t.${secondKey}) ${query.order.isDescending ? "<" : ">"} (${from})`;
}

function branchesOf({ viewer, within }: TicketQuery, bind: Bind): Branch[] {
  switch (within) {
    case "sight":
      return sightBranchesSql(viewer, bind);
    case "reach":
      return [reachBranchSql(viewer, bind)];
    case "beyond":
      return beyondSightBranchesSql(viewer, bind);
  }
}

/** What is shown is asked of the sight itself, whatever the branches promise. */
function shownSql({ viewer, within }: TicketQuery, bind: Bind): string {
  if (within === "reach") return "";
  return `AND ${within === "beyond" ? "NOT " : ""}(${inWideSightSql(viewer, "t.id", bind)})`;
}

function matchesSql({ filters }: TicketQuery, { search, wanted }: Walked, bind: Bind): string {
  const { status, priority, department, assignedTo } = filters;
  const conditions = ["t.deleted_at IS NULL"];
  if (status !== undefined) conditions.push(`t.status = ${bind(status)}`);
  // What is not closed is a small share of all that one person ever had, and has an index of its own.
  if (status !== undefined && status !== "closed") conditions.push("t.status <> 'closed'");
  if (priority !== undefined) conditions.push(`t.priority = ${bind(priority)}`);
  if (department !== undefined) conditions.push(`t.department = ${bind(department)}`);
  if (assignedTo === null) conditions.push("t.assigned_to IS NULL");
  else if (assignedTo !== undefined) conditions.push(`t.assigned_to = ${bind(assignedTo)}`);
  if (search) conditions.push(search.conditionSql("t", wanted, bind));
  return conditions.join(" AND ");
}
