// Every order and grouping that a view can be looked at in is read from an index of the app's own plan.

import { type FilledMangoQuery, fillWithDefaultSettings, normalizeMangoQuery } from "rxdb";
import { expect, test } from "vitest";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { rxSchemaOf } from "#renderer/database/schemas.ts";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import type { TicketFilter, TicketGrouping } from "#renderer/sync/desk.ts";
import { toQuery, toSections } from "#renderer/sync/reading/ticket-order.ts";
import { SORTS } from "#renderer/ticket-display/list-orders.ts";
import { loadSqlite } from "#test/renderer/database/sqlite-storage/support/memory-sqlite.ts";
import { SAM } from "../support/documents.ts";

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

test("[L2] no list looks through all tickets, and none puts them in order anew", async () => {
  const told: string[] = [];
  const connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  const engine = await createEngine(connection, STORE_PLAN, { onScan: (words) => told.push(words) });
  const schema = fillWithDefaultSettings<TicketDocument>(rxSchemaOf("tickets") as never);
  await engine.openCollection({ key: "tickets", collection: "tickets", primaryPath: "id", schema });
  const lists = VIEWS.flatMap((filter) => SORTS.flatMap((sort) => GROUPINGS.map((group) => ({ filter, sort, group }))));
  for (const section of lists.flatMap(toSections)) {
    for (const isReversed of [false, true]) {
      const { selector, ...rest } = toQuery(section, { isReversed, skip: 0, limit: 50 });
      const living = { ...rest, selector: { ...selector, _deleted: { $eq: false } } };
      const query = normalizeMangoQuery<TicketDocument>(schema, living as never);
      await engine.query("tickets", query as FilledMangoQuery<unknown>);
    }
  }
  await engine.close();
  expect(lists).toHaveLength(VIEWS.length * SORTS.length * GROUPINGS.length);
  expect(told).toEqual([]);
});
