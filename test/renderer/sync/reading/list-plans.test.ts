// Every order and grouping that a view can be looked at in is read from an index of the app's own plan.

import { type FilledMangoQuery, fillWithDefaultSettings, type MangoQuery, normalizeMangoQuery } from "rxdb";
import { expect, test } from "vitest";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { rxSchemaOf } from "#renderer/database/schemas.ts";
import { toTable } from "#renderer/database/sqlite-storage/collection-table.ts";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import { type Query, toCount, toSelect } from "#renderer/database/sqlite-storage/read-documents.ts";
import type { SqlValue } from "#renderer/database/sqlite-storage/sql-connection.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import type { TicketFilter, TicketGrouping } from "#renderer/sync/desk.ts";
import { toQuery, toSections, toSelector } from "#renderer/sync/reading/ticket-order.ts";
import { SORTS } from "#renderer/ticket-display/list-orders.ts";
import { loadSqlite } from "#test/renderer/database/sqlite-storage/support/memory-sqlite.ts";
import { CASEY_ID, SAM } from "../support/documents.ts";

const DAY = "2026-11-24T08:00:00.000Z";
const VIEWS: readonly TicketFilter[] = [
  {},
  { assignedTo: [SAM.id], status: ["open", "in_progress"] },
  { assignedTo: [null], status: ["open", "in_progress"] },
  { isFollowed: true },
  { status: ["closed"] },
  { priority: ["urgent"], status: ["open", "in_progress"] },
  { department: ["billing"], status: ["open", "in_progress"] },
  { priority: ["high", "urgent"], assignedTo: [SAM.id, null], department: ["billing", "sales"] },
  { createdBefore: DAY },
  { createdFrom: DAY, status: ["open", "in_progress"] },
  { createdBefore: DAY, assignedTo: [SAM.id], priority: ["urgent"] },
];
const GROUPINGS: readonly (TicketGrouping | null)[] = [
  null,
  { by: "status" },
  { by: "priority" },
  { by: "customer" },
  { by: "assignee", order: [SAM.id, null] },
];

const PLAN = {
  key: "tickets",
  collection: "tickets",
  primaryPath: "id",
  schema: fillWithDefaultSettings<TicketDocument>(rxSchemaOf("tickets") as never),
};

function ofLiving({ selector, ...rest }: MangoQuery<TicketDocument>): Query {
  const living = { ...rest, selector: { ...selector, _deleted: { $eq: false } } };
  return normalizeMangoQuery<TicketDocument>(PLAN.schema, living as never) as Query;
}

test("[L2] no list looks through all tickets, and none puts them in order anew", async () => {
  const told: string[] = [];
  const connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  const engine = await createEngine(connection, STORE_PLAN, { onScan: (words) => told.push(words) });
  await engine.openCollection(PLAN);
  const lists = VIEWS.flatMap((filter) => SORTS.flatMap((sort) => GROUPINGS.map((group) => ({ filter, sort, group }))));
  for (const section of lists.flatMap(toSections)) {
    for (const isReversed of [false, true]) {
      const query = ofLiving(toQuery(section, { isReversed, skip: 0, limit: 50 }));
      await engine.query("tickets", query as FilledMangoQuery<unknown>);
    }
  }
  await engine.close();
  expect(lists).toHaveLength(VIEWS.length * SORTS.length * GROUPINGS.length);
  expect(told).toEqual([]);
});

/** Of what a saved filter may ask what the tallies do not know. */
const BY_AGE: readonly TicketFilter[] = VIEWS.flatMap((filter) => [
  { ...filter, createdBefore: DAY },
  { ...filter, createdFrom: DAY },
]);
const OF_CUSTOMER: readonly TicketFilter[] = [{}, ...VIEWS].map((filter) => ({ ...filter, userId: CASEY_ID }));

test("[L2] [L3] a filter by age or customer is counted within an index, and by age its list stands in the index's order", async () => {
  const connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  const engine = await createEngine(connection, STORE_PLAN);
  await engine.openCollection(PLAN);
  const table = toTable(PLAN, 0, STORE_PLAN);
  const stepsOf = async (asked: { sql: string; parameters: SqlValue[] } | null) => {
    if (!asked) throw new Error("SQL can't decide this.");
    const plan = await connection.query(`EXPLAIN QUERY PLAN ${asked.sql}`, asked.parameters);
    return plan.map((row) => String(row[3]));
  };

  for (const filter of [...BY_AGE, ...OF_CUSTOMER].filter(({ isFollowed }) => !isFollowed)) {
    const steps = await stepsOf(toCount(table, ofLiving({ selector: toSelector(filter) })));
    expect([filter, steps]).toEqual([filter, [expect.stringContaining("USING COVERING INDEX")]]);
    expect(steps[0]).toMatch(/^SEARCH/);
  }
  const lists = BY_AGE.flatMap((filter) =>
    SORTS.flatMap((sort) => GROUPINGS.map((group) => ({ filter, sort, group }))),
  );
  for (const section of lists.flatMap(toSections)) {
    const steps = await stepsOf(toSelect(table, ofLiving(toQuery(section, { isReversed: false, skip: 0, limit: 50 }))));
    expect([section, steps]).toEqual([section, [expect.stringMatching(/^SEARCH/)]]);
  }
  await engine.close();
});
