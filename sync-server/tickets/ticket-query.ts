// The SQL of lists of tickets. A page is read by walking through an index from where the page before ended, and stops when
// it is full: it costs the same at the beginning of a list and at its end, whatever the desk has grown to.

import type { Actor } from "#domain/people/person.ts";
import { isStaff } from "#domain/people/role.ts";
import type { Department, Priority, Status } from "#domain/ticket/values.ts";
import { LISTED, mayHaveStatus } from "../feed/listed-as.ts";
import {
  type Branch,
  beyondSightBranchesSql,
  branchSql,
  inWideSightSql,
  reachBranchSql,
  sightBranchesSql,
  type Within,
} from "../feed/sight.ts";
import { type Bind, sql } from "../feed/sql.ts";
import type { PreparedSearch } from "../search/search-sql.ts";
import { byStretchSql } from "./by-stretch.ts";

export interface TicketFilters {
  status?: Status | undefined;
  priority?: Priority | undefined;
  department?: Department | undefined;
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
    const walks = walksSql(query, { search, wanted: limit }, bind, walk);
    // By the keys themselves, so that the walks are merged and each is read no further than the page needs it.
    return `SELECT id, ${placeSql(query)} FROM (${walks.join(" UNION ALL ")}) AS found
      ${ordered("found.first", "found.second")} LIMIT ${most}`;
  });
}

/** How many there are in all, counted up to `most`. */
export function countSql(query: TicketQuery, { most, search }: Pick<PageAsked, "search"> & { most: number }) {
  return sql((bind) => {
    const limit = bind(most);
    const walk = (where: string) => `SELECT FROM support_tickets AS t WHERE ${where} LIMIT ${limit}`;
    const walks = walksSql(query, { search, wanted: most }, bind, walk);
    return `SELECT count(*)::integer AS count FROM (
      SELECT FROM (${walks.join(" UNION ALL ")}) AS walked LIMIT ${limit}) AS found`;
  });
}

interface Walked extends Pick<PageAsked, "search"> {
  /** How many tickets are looked for at most. */
  wanted: number;
}

type Walk = (where: string) => string;

/** `walk` makes a statement of the conditions on a ticket `t`. */
function walksSql(query: TicketQuery, walked: Walked, bind: Bind, walk: Walk): string[] {
  const branches = branchesOf(query, bind);
  // What is looked up is looked up once, and not in each branch anew.
  const apart = walked.search?.isLookedUp(walked.wanted) ? [anyOf(branches, bind)] : branches;
  return apart.flatMap((branch) => branchWalksSql(query, { ...walked, branch }, bind, walk)).map((one) => `(${one})`);
}

/** What is looked up is as few as what one person has. */
function anyOf(branches: readonly Branch[], bind: Bind): Branch {
  const where = `(${branches.map((branch) => `(${branchSql(branch, bind)})`).join(" OR ")})`;
  return { where, listedAs: LISTED, of: "person" };
}

function branchWalksSql(
  { filters }: TicketQuery,
  { branch, ...walked }: Walked & { branch: Branch },
  bind: Bind,
  walk: Walk,
): string[] {
  const { status, priority, department, assignedTo } = filters;
  // One person's tickets are few enough to look at each.
  if (branch.of === "person" || typeof assignedTo === "string") {
    return [walk(`${branchSql(branch, bind)} AND ${matchesSql(filters, walked, bind)} ${hasStatusSql(status, bind)}`)];
  }
  const listedAs = branch.listedAs.filter((one) => status === undefined || mayHaveStatus(one, status));
  if (branch.of === "desk" && isInStretches(filters, walked)) {
    const stretches = { listedAs, priority, department };
    return [byStretchSql(stretches, bind, (stretch) => walk(`${stretch} AND ${branch.where}`))];
  }
  const matches = matchesSql(filters, walked, bind);
  return partsOf({ ...branch, listedAs }, filters, walked).map((part) =>
    walk(`${branchSql(part, bind)} AND ${matches}`),
  );
}

/** What nobody has is few enough to look at each, and words are not looked for by stretches. */
function isInStretches({ priority, department, assignedTo }: TicketFilters, { search }: Walked): boolean {
  const isNarrowedByField = priority !== undefined || department !== undefined;
  return isNarrowedByField && assignedTo === undefined && search === null;
}

/** What has a walk of its own each. Of several that look for words, each would go on to the first that holds them, however far. */
function partsOf(branch: Branch, { assignedTo }: TicketFilters, { search }: Walked): Branch[] {
  const isOfDesk = branch.of === "desk" && assignedTo === undefined;
  if (isOfDesk && (search !== null || branch.listedAs.length === LISTED.length)) return [branch];
  return branch.listedAs.map((one) => ({ ...branch, listedAs: [one] }));
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

function matchesSql(
  { priority, department, assignedTo }: TicketFilters,
  { search, wanted }: Walked,
  bind: Bind,
): string {
  const conditions = ["t.deleted_at IS NULL"];
  if (priority !== undefined) conditions.push(`t.priority = ${bind(priority)}`);
  if (department !== undefined) conditions.push(`t.department = ${bind(department)}`);
  if (assignedTo === null) conditions.push("t.assigned_to IS NULL");
  else if (assignedTo !== undefined) conditions.push(`t.assigned_to = ${bind(assignedTo)}`);
  if (search) conditions.push(search.conditionSql("t", wanted, bind));
  return conditions.join(" AND ");
}

function hasStatusSql(status: Status | undefined, bind: Bind): string {
  if (status === undefined) return "";
  // What is not closed is a small share of all that one person ever had, and has an index of its own.
  return `AND t.status = ${bind(status)} ${status === "closed" ? "" : "AND t.status <> 'closed'"}`;
}
