// Lists and counts as the store answers them, against the plainest reading of the same: every ticket with its operations
// applied, filtered and sorted in one go. On the app's own storage and plan.

import fc from "fast-check";
import { firstValueFrom, of } from "rxjs";
import { afterAll, describe, expect, it } from "vitest";
import { NOBODY_WAITS } from "#domain/conversation/waiting.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import { type DeskDatabase, openDatabase } from "#renderer/database/open-database.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import type { ShownTicket, TicketFilter, TicketGrouping, TicketList, TicketSort } from "#renderer/sync/desk.ts";
import { overlayTicket } from "#renderer/sync/pending-overlay.ts";
import { type ShownTickets, startShownTickets } from "#renderer/sync/reading/shown-tickets.ts";
import { watchCounts } from "#renderer/sync/reading/watch-counts.ts";
import { watchList } from "#renderer/sync/reading/watch-list.ts";
import { type Replica, startReplica } from "#renderer/sync/replica.ts";
import { PROPERTY_SEED } from "#test/domain/property.ts";
import { memorySqlite } from "#test/renderer/database/sqlite-storage/support/memory-sqlite.ts";
import { SAM, storedOperation, ticketDocument } from "../support/documents.ts";

const KIM_ID = "01900000-0000-7000-8000-00000000000b";
const TICKETS = 40;
const storage = memorySqlite(STORE_PLAN);
const names: string[] = [];
afterAll(() => Promise.all(names.map((name) => storage.destroy(name))));

interface Opened {
  database: DeskDatabase;
  replica: Replica;
  tickets: ShownTickets;
  close(): Promise<void>;
}

async function open(documents: readonly TicketDocument[], operations: readonly StoredOperation[]): Promise<Opened> {
  const name = `lists-${crypto.randomUUID()}`;
  names.push(name);
  const database = await openDatabase({ name, storage, multiInstance: false });
  await database.tickets.bulkInsert([...documents]);
  await database.operations.bulkInsert([...operations]);
  const replica = await startReplica(database);
  const onFault = (fault: unknown) => {
    throw fault;
  };
  const tickets = await startShownTickets({ database, replica, me: SAM, onFault });
  return {
    database,
    replica,
    tickets,
    async close() {
      tickets.stop();
      replica.stop();
      await database.close();
    },
  };
}

const idOf = (number: number) => `01900000-0000-7000-9000-${String(number).padStart(12, "0")}`;
const instantOf = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString();

/** Two of one name, one whose name sorts otherwise by code unit than by code point. */
const CUSTOMERS = ["Ann", "Ann", "Bo\u{1f600}", "Bo\uff21"].map((customerName, at) => ({
  customerName,
  userId: idOf(900 + at),
}));

/** Few different instants, so that ids must decide. */
const minute = fc.integer({ min: 0, max: 12 });
const person = fc.constantFrom(null, SAM.id, KIM_ID);
const document = fc
  .record({
    number: fc.integer({ min: 0, max: TICKETS }),
    status: fc.constantFrom(...STATUSES),
    priority: fc.constantFrom(...PRIORITIES),
    department: fc.constantFrom(...DEPARTMENTS),
    assignedTo: person,
    isFollowed: fc.boolean(),
    createdAt: minute,
    updatedAt: minute,
    waiting: fc.option(minute),
    customer: fc.constantFrom(...CUSTOMERS),
  })
  .map(({ number, createdAt, updatedAt, waiting, customer, ...fields }) =>
    ticketDocument({
      ...fields,
      id: idOf(number),
      numberOrder: 2_026_000_000_000 + number,
      createdAt: instantOf(createdAt),
      updatedAt: instantOf(updatedAt),
      waitingSince: waiting === null ? NOBODY_WAITS : instantOf(waiting),
      ...customer,
    }),
  );
const documents = fc.uniqueArray(document, {
  selector: ({ id }) => id,
  minLength: 15,
  maxLength: TICKETS,
  size: "max",
});

const statusChange = fc.constantFrom(...STATUSES).map((status) => ({ kind: "setStatus" as const, args: { status } }));

/** Some of them are on tickets that are not on the device, some make tickets, and some would be refused. */
const operation = fc
  .record({
    number: fc.integer({ min: 0, max: TICKETS + 5 }),
    minute,
    intent: fc.oneof(
      statusChange,
      statusChange,
      fc.constantFrom(...PRIORITIES).map((priority) => ({ kind: "setPriority" as const, args: { priority } })),
      fc.constantFrom("take", "handBack", "follow", "unfollow").map((kind) => ({ kind, args: {} })),
      fc.constant({
        kind: "createTicket" as const,
        args: { subject: "New", description: "Text", customer: { email: "new@demo.test" } },
      }),
      fc.constant({
        kind: "addMessage" as const,
        args: { messageId: idOf(999), message: "Hello", isInternalNote: false },
      }),
    ),
    isWithdrawn: fc.constantFrom(false, false, false, false, true),
  })
  .map(({ number, minute: at, intent, isWithdrawn }) =>
    storedOperation({
      kind: intent.kind as StoredOperation["kind"],
      args: intent.args,
      ticketId: idOf(number),
      writtenAt: instantOf(at),
      isWithdrawn,
    }),
  );
const operations = fc
  .array(operation, { minLength: 6, maxLength: 20, size: "max" })
  .map((list) => list.map((one, at): StoredOperation => ({ ...one, order: at + 1 })));

const narrow = fc.record(
  {
    status: fc.uniqueArray(fc.constantFrom(...STATUSES), { maxLength: 3 }),
    priority: fc.uniqueArray(fc.constantFrom(...PRIORITIES), { minLength: 1, maxLength: 2 }),
    department: fc.uniqueArray(fc.constantFrom(...DEPARTMENTS), { minLength: 1, maxLength: 2 }),
    assignedTo: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
    notAssignedTo: fc.uniqueArray(person, { maxLength: 2 }),
    isFollowed: fc.constant(true as const),
    userId: fc.constantFrom(...CUSTOMERS.map(({ userId }) => userId)),
    createdFrom: minute.map(instantOf),
    createdBefore: minute.map(instantOf),
  },
  { requiredKeys: [] },
);
/** Wide ones above all, for stretches in the middle of a list. */
const wide = fc.constantFrom<TicketFilter>(
  {},
  { status: ["open", "in_progress"] },
  { assignedTo: [null] },
  { createdBefore: instantOf(9) },
  { status: ["open"] },
);
const filter = fc.oneof(wide, wide, narrow as fc.Arbitrary<TicketFilter>);
const group = fc.constantFrom<TicketGrouping | null>(
  null,
  null,
  { by: "status" },
  { by: "priority" },
  { by: "customer" },
  { by: "assignee", order: [SAM.id, null] },
  { by: "assignee", order: [] },
);
const view = fc.record({
  filter,
  sort: fc.constantFrom<TicketSort>("newest", "oldest", "recently_updated", "waiting", "priority", "number"),
  group,
  from: fc.integer({ min: 0, max: TICKETS / 2 }),
  length: fc.integer({ min: 1, max: 10 }),
  cursor: fc.integer({ min: 0, max: TICKETS + 5 }),
});

/** The sort keys of a ticket, the most telling first; text and numbers, greater ones first. */
const KEYS: Readonly<Record<TicketSort, (ticket: ShownTicket) => (string | number)[]>> = {
  newest: ({ createdAt, id }) => [createdAt, id],
  oldest: ({ createdAt, id }) => [createdAt, id],
  recently_updated: ({ updatedAt, id }) => [updatedAt, id],
  waiting: ({ waitingSince, id }) => [waitingSince, id],
  priority: ({ priority, createdAt, id }) => [PRIORITIES.indexOf(priority), createdAt, id],
  number: ({ numberOrder, createdAt, id }) => [numberOrder, createdAt, id],
};

const ASCENDING: readonly TicketSort[] = ["oldest", "waiting"];

/** Where a ticket's group stands; lesser ones first. */
function placeOfGroup({ status, priority, assignedTo }: ShownTicket, grouping: TicketGrouping): number {
  if (grouping.by === "assignee") {
    return grouping.order.includes(assignedTo) ? grouping.order.indexOf(assignedTo) : 99;
  }
  if (grouping.by === "status") return STATUSES.indexOf(status);
  return grouping.by === "priority" ? -PRIORITIES.indexOf(priority) : 0;
}

function compare(a: ShownTicket, b: ShownTicket, { sort, group }: TicketList): number {
  const between = group ? placeOfGroup(a, group) - placeOfGroup(b, group) : 0;
  if (between !== 0) return between;
  if (group?.by === "customer") {
    const key = ({ customerName, userId, waitingSince, id }: ShownTicket) => [
      [...customerName].map((sign) => String(sign.codePointAt(0)).padStart(8, "0")).join(""),
      userId,
      waitingSince,
      id,
    ];
    return -descending(key(a), key(b));
  }
  const order = descending(KEYS[sort](a), KEYS[sort](b));
  return ASCENDING.includes(sort) ? -order : order;
}

function naiveList(opened: Opened, stored: readonly TicketDocument[], list: TicketList) {
  const confirmed = new Map(stored.map((one) => [one.id, one]));
  const pending = [...opened.replica.operations.all().values()].sort((a, b) => a.order - b.order);
  const ids = new Set([...confirmed.keys(), ...pending.map(({ ticketId }) => ticketId)]);
  const shown = [...ids].flatMap((id) => {
    const mine = pending.filter(({ ticketId }) => ticketId === id);
    const ticket = overlayTicket(confirmed.get(id) ?? null, mine, opened.tickets.context);
    return ticket && isWanted(ticket, list.filter) ? [ticket] : [];
  });
  return shown.sort((a, b) => compare(a, b, list));
}

function isWanted(ticket: ShownTicket, filter: TicketFilter) {
  const { status, priority, department, assignedTo, notAssignedTo, isFollowed, userId } = filter;
  const { createdFrom = "", createdBefore = "9" } = filter;
  if (status && !status.includes(ticket.status)) return false;
  if (priority && !priority.includes(ticket.priority)) return false;
  if (department && !department.includes(ticket.department)) return false;
  if (assignedTo && !assignedTo.includes(ticket.assignedTo)) return false;
  if (userId !== undefined && ticket.userId !== userId) return false;
  if (ticket.createdAt < createdFrom || ticket.createdAt >= createdBefore) return false;
  if (notAssignedTo?.includes(ticket.assignedTo)) return false;
  return !isFollowed || ticket.isFollowed;
}

function descending(a: (string | number)[], b: (string | number)[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  if (at === -1) return 0;
  return (a[at] ?? "") > (b[at] ?? "") ? -1 : 1;
}

async function expectSame(
  opened: Opened,
  stored: readonly TicketDocument[],
  views: readonly (TicketList & { from: number; length: number; cursor: number })[],
): Promise<void> {
  const { database, tickets } = opened;
  for (const { filter: wanted, sort, group: grouping, from, length, cursor } of views) {
    const list: TicketList = { filter: wanted, sort, group: grouping };
    const cursorId = idOf(cursor);
    const request$ = of({ from, to: from + length, cursorId });
    const window = await firstValueFrom(watchList(database, tickets, { ...list, request$ }));
    const counts = await firstValueFrom(watchCounts(database, tickets, { wanted }));
    const naive = naiveList(opened, stored, list);
    const cursorAt = naive.findIndex(({ id }) => id === cursorId);
    expect({ ...window, counted: counts.wanted }).toEqual({
      count: naive.length,
      counted: naive.length,
      from,
      rows: naive.slice(from, from + length),
      cursorId,
      cursorAt: cursorAt === -1 ? null : cursorAt,
    });
  }
}

describe("lists of the local store", () => {
  it("[L2] [L3] any stretch of any view has the rows, the order and the count of a plain reading, operations applied", async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(
        documents,
        operations,
        fc.array(view, { minLength: 1, maxLength: 8 }),
        async (stored, pending, views) => {
          const opened = await open(stored, pending);
          await expectSame(opened, stored, views);
          seen += [...opened.tickets.touched().values()].length;
          await opened.close();
        },
      ),
      { seed: PROPERTY_SEED, numRuns: 40 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  it("[S1] a ticket made here that arrives while the store is asked is one row", async () => {
    const stored = [1, 2].map((number) => ticketDocument({ id: idOf(number), createdAt: instantOf(number) }));
    const arriving = ticketDocument({ id: idOf(3), createdAt: instantOf(3) });
    const args = { subject: "New", description: "Text" };
    const making = storedOperation({ kind: "createTicket", args, ticketId: arriving.id, writtenAt: instantOf(4) });
    const opened = await open(stored, [making]);
    meanwhile(opened, () => opened.database.tickets.insert(arriving));
    const list: TicketList = { filter: {}, sort: "newest", group: null };
    const request$ = of({ from: 0, to: 10, cursorId: null });
    const { rows } = await firstValueFrom(watchList(opened.database, opened.tickets, { ...list, request$ }));
    expect(rows.map(({ id }) => id)).toEqual([idOf(3), idOf(2), idOf(1)]);
    await opened.close();
  });

  it("[S1] a ticket made here is one row though the news that it has arrived lag behind it", async () => {
    const arriving = ticketDocument({ id: idOf(3), createdAt: instantOf(3) });
    const args = { subject: "New", description: "Text" };
    const making = storedOperation({ kind: "createTicket", args, ticketId: arriving.id, writtenAt: instantOf(4) });
    const opened = await open([], [making]);
    const before = opened.tickets.touched();
    await opened.database.tickets.insert(arriving);
    const lagging: ShownTickets = { ...opened.tickets, touched: () => before };
    const list: TicketList = { filter: {}, sort: "newest", group: null };
    const request$ = of({ from: 0, to: 10, cursorId: null });
    const { rows } = await firstValueFrom(watchList(opened.database, lagging, { ...list, request$ }));
    expect(rows.map(({ id }) => id)).toEqual([arriving.id]);
    await opened.close();
  });

  it("a ticket that changes its group while the store is asked is one row", async () => {
    const stored = [1, 2, 3].map((number) =>
      ticketDocument({ id: idOf(number), createdAt: instantOf(number), status: number === 1 ? "closed" : "open" }),
    );
    const opened = await open(stored, []);
    const list: TicketList = { filter: {}, sort: "newest", group: { by: "status" } };
    const [, moving] = stored;
    meanwhile(opened, () => opened.database.tickets.upsert({ ...(moving as TicketDocument), status: "closed" }), 1);
    const request$ = of({ from: 0, to: 10, cursorId: null });
    const { rows } = await firstValueFrom(watchList(opened.database, opened.tickets, { ...list, request$ }));
    expect(rows.map(({ id }) => id).toSorted()).toEqual([idOf(1), idOf(2), idOf(3)]);
    await opened.close();
  });
});

/** Lets something happen to the store between two questions for rows: `before` that of this position, from 0. */
function meanwhile({ database }: Opened, happen: () => Promise<unknown>, before = 0): void {
  const instance = database.tickets.storageInstance;
  const ask = instance.query.bind(instance);
  let questions = 0;
  instance.query = async (query) => {
    if (questions++ === before) await happen();
    return await ask(query);
  };
}
