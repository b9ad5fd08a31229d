// Lists stay flat because Postgres walks an index and stops: here its plans are looked at, for every list in every order
// with every filter, on a desk large enough that it would rather do otherwise if it could.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/people/person.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { readSnapshot } from "#sync-server/database/transact.ts";
import { prepareSearch } from "#sync-server/search/search-sql.ts";
import {
  countSql,
  pageSql,
  type TicketFilters,
  type TicketPlace,
  type TicketQuery,
} from "#sync-server/tickets/ticket-query.ts";
import { explain, explainRun, rowsLookedAt } from "../../support/query-plan.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

const TICKETS = 30_000;
/** A busy machine takes its time. */
const FILL_WITHIN_MS = 600_000;
const { casey: CASEY, robin: ROBIN, sam: SAM, kim: KIM, admin: ADMIN, lead: LEAD } = TEST_PEOPLE;

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
  const people = [CASEY.id, ROBIN.id, [SAM.id, KIM.id, ADMIN.id]];
  // The desk's own pool gives up on what takes long.
  const pool = createPool(desk.databaseUrl, { max: 1 });
  await pool.query(FILL, [TICKETS, ...people]);
  await pool.query(FILL_SIGHT);
  for (const table of ["support_tickets", "ticket_sight", "search_texts"]) await pool.query(`VACUUM ANALYZE ${table}`);
  await pool.end();
}, FILL_WITHIN_MS);
afterAll(() => desk.stop());

/**
 * A desk of some age, that archives: nine of ten are closed, and of these the oldest four of five archived. One of fifty waits
 * in the queue, one was closed there. Tickets are as wide as people write them.
 */
const FILL = `
  INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
    priority, department, assigned_to, created_by, written_at, created_at, updated_at, public_updated_at, closed_at, archived_at)
  SELECT gen_random_uuid(), CASE WHEN n % 500 = 0 THEN $2::uuid ELSE $3::uuid END, 2026, n,
    'TICK-2026-' || lpad(n::text, greatest(4, length(n::text)), '0'), CASE WHEN n % 5 = 0 THEN 'fifth' ELSE 's' END, 'd' || repeat(' .', 250),
    CASE WHEN n % 10 > 0 THEN 'closed' WHEN n % 50 = 0 THEN 'open' ELSE 'in_progress' END,
    (ARRAY['low', 'medium', 'high', 'urgent'])[1 + n % 4], (ARRAY['technical', 'billing', 'sales', 'general'])[1 + n % 4],
    CASE WHEN n % 50 NOT IN (0, 7) THEN ($4::uuid[])[1 + n % 3] END, $3, at, at, at, at,
    CASE WHEN n % 10 > 0 THEN at END, CASE WHEN n % 10 > 0 AND n <= 0.8 * $1 THEN at END
  FROM generate_series(1, $1::integer) AS n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 minute' AS at) AS times`;

const FILL_SIGHT = `
  INSERT INTO ticket_sight (audience, ticket_id, cause)
  SELECT 'customer:' || user_id, id, 'customer' FROM support_tickets UNION ALL
  SELECT 'admins', id, 'admin' FROM support_tickets WHERE archived_at IS NULL UNION ALL
  SELECT 'queue', id, 'queue' FROM support_tickets WHERE archived_at IS NULL AND assigned_to IS NULL UNION ALL
  SELECT 'agent:' || assigned_to, id, 'assignee' FROM support_tickets WHERE assigned_to IS NOT NULL`;

const FILTERS: readonly TicketFilters[] = [
  {},
  { status: "open" },
  { status: "closed" },
  { priority: "urgent" },
  { department: "sales" },
  { status: "closed", priority: "low" },
  { status: "closed", priority: "low", department: "technical" },
  // None is both.
  { status: "closed", priority: "low", department: "billing" },
  { status: "in_progress", priority: "low", department: "billing" },
];
const ASSIGNEES: readonly TicketFilters[] = [
  { assignedTo: KIM.id },
  { assignedTo: null },
  { assignedTo: KIM.id, status: "in_progress" },
  { assignedTo: KIM.id, status: "closed", department: "technical" },
  { assignedTo: null, status: "open" },
];
/** What is in one ticket, in every fifth, and in all. */
const RARE = "TICK-2026-0500";
const FREQUENT = "fifth";
const COMMON = "tick d";
const SEARCHES: readonly TicketFilters[] = [
  { search: RARE },
  { search: FREQUENT },
  { search: COMMON },
  { search: `${COMMON} -printer`, status: "open" },
];
const ORDERS: readonly TicketQuery["order"][] = (["update", "number"] as const).flatMap((by) => [
  { by, isDescending: true },
  { by, isDescending: false },
]);
const MIDDLE: Readonly<Record<"update" | "number", TicketPlace>> = {
  update: [Date.parse("2026-01-11T10:00:00Z") * 1_000, "01900000-0000-7000-8000-000000000000"],
  number: [2026, 15_000],
};

const of = (viewer: Actor, within: TicketQuery["within"], filters: readonly TicketFilters[]) =>
  filters.flatMap((one) => ORDERS.map((order): TicketQuery => ({ viewer, within, filters: one, order })));
const QUERIES: readonly TicketQuery[] = [
  ...of(CASEY, "sight", [...FILTERS, ...SEARCHES]),
  ...of(SAM, "sight", [...FILTERS, ...SEARCHES]),
  ...of(LEAD, "sight", [...FILTERS, ...SEARCHES]),
  ...of(SAM, "reach", [...FILTERS, ...ASSIGNEES, ...SEARCHES]),
];

/** More rows than any page has. */
const MANY = 1_000;

describe.each(["the first page", "a page in the middle"])("%s", (place) => {
  test.each(QUERIES.map((query) => ({ query, title: titleOf(query) })))("$title", async ({ query }) => {
    const after = place === "the first page" ? null : MIDDLE[query.order.by];
    const nodes = await explainRun(desk.pool, pageSql(query, { after, limit: 51, search: await searchOf(query) }));
    const scans = nodes.filter(({ node }) => node["Relation Name"] === "support_tickets");
    expect(scans.length).toBeGreaterThan(0);
    for (const { node } of scans) expect(node["Node Type"]).toMatch(/^(Index Scan|Index Only Scan|Bitmap Heap Scan)$/);
    // An incremental sort puts those in order that share a moment, as it comes to them.
    const sorts = nodes.filter(({ node }) => node["Node Type"] === "Sort");
    for (const { node } of sorts) expect((node.Plans ?? [])[0]?.["Plan Rows"] ?? 0).toBeLessThan(MANY);
    const searched = nodes.filter(({ node }) => node["Relation Name"] === "search_texts");
    for (const { node } of searched) expect(node["Node Type"]).not.toBe("Seq Scan");
    // A page of what is in every fifth ticket is full long before all of it would have been looked up.
    expect(isLookedUp(nodes)).toBe(query.filters.search === RARE && query.viewer !== CASEY);
    if (isAllLookedAt(query)) return;
    for (const { node } of scans) expect(rowsLookedAt(node)).toBeLessThan(MANY);
  });
});

/** What one person has, and what words are looked for in, is looked through where too little of it is wanted to fill a page. */
function isAllLookedAt({ viewer, within, filters }: TicketQuery): boolean {
  const isOfOnePerson = (viewer === SAM && within === "sight") || filters.assignedTo !== undefined;
  return filters.search !== undefined || (isOfOnePerson && filters.status === "closed");
}

test.each(QUERIES.map((query) => ({ query, title: titleOf(query) })))("the total of $title", async ({ query }) => {
  const nodes = await explain(desk.pool, countSql(query, { most: 10_001, search: await searchOf(query) }));
  expect(nodes.some(({ node }) => node["Node Type"].includes("Sort"))).toBe(false);
  expect(nodes.some(({ node }) => node["Node Type"] === "Limit")).toBe(true);
  expect(isLookedUp(nodes)).toBe(isBestLookedUp(query));
});

const COUNTED = QUERIES.filter(({ viewer, filters }) => viewer !== CASEY && filters.search === undefined);

test.each(COUNTED.map((query) => ({ query, title: titleOf(query) })))(
  "for the total of $title few rows of the table are read, and of an index no more than is counted",
  async ({ query }) => {
    const nodes = await explainRun(desk.pool, countSql(query, { most: 10_001, search: null }));
    const scans = nodes.map(({ node }) => node).filter((node) => node["Relation Name"] === "support_tickets");
    for (const node of scans.filter((one) => rowsLookedAt(one) >= MANY))
      expect(node["Node Type"]).toBe("Index Only Scan");
    const isOfOnePerson = (query.viewer === SAM && query.within === "sight") || query.filters.assignedTo !== undefined;
    for (const node of isOfOnePerson ? [] : scans) expect(node["Rows Removed by Filter"] ?? 0).toBe(0);
  },
);

/** What is in every fifth text, unless no more than a third of them are in sight: these are sooner walked through. */
function isBestLookedUp({ viewer, within, filters: { search } }: TicketQuery): boolean {
  if (viewer === CASEY) return false;
  const isSightNarrow = viewer === SAM && within === "sight";
  return search === RARE || (search === FREQUENT && !isSightNarrow);
}

/** Whether all texts that hold something sought are found by their words, and not asked of ticket after ticket. */
function isLookedUp(nodes: Awaited<ReturnType<typeof explain>>): boolean {
  return nodes.some(({ node }) => node["Index Name"] === "search_texts_words");
}

async function searchOf({ viewer, within, filters: { search } }: TicketQuery) {
  if (search === undefined) return null;
  return readSnapshot(desk.pool, (tx) => prepareSearch(tx, { searcher: viewer, text: search, within }));
}

function titleOf({ viewer, within, filters, order }: TicketQuery): string {
  return `${viewer.role} in ${within} by ${order.by}${order.isDescending ? ", newest first" : ""} ${JSON.stringify(filters)}`;
}
