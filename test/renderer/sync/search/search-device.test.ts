// Search on a device, on the app's own storage and plan, against the plainest reading of the same: what the terms mean, said of every
// ticket in turn with its operations applied.

import fc from "fast-check";
import { BehaviorSubject, firstValueFrom, merge, NEVER, of } from "rxjs";
import { afterEach, describe, expect, it } from "vitest";
import { matchesSearch, type Searchable } from "#domain/search/matches-search.ts";
import { parseSearch } from "#domain/search/parse-search.ts";
import { printSearch } from "#domain/search/print-search.ts";
import { formatTicketNumber } from "#domain/ticket/ticket-number.ts";
import type { MessageDocument, PersonDocument, TicketDocument } from "#protocol/sync/documents.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import { openDatabase } from "#renderer/database/open-database.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import type { FoundHere, SearchRequest } from "#renderer/sync/desk.ts";
import { overlayTicket } from "#renderer/sync/pending-overlay.ts";
import { type ShownTickets, startShownTickets } from "#renderer/sync/reading/shown-tickets.ts";
import { startReplica } from "#renderer/sync/replica.ts";
import { type DeviceSearchParts, watchSearch } from "#renderer/sync/search/search-device.ts";
import { PROPERTY_SEED } from "#test/domain/property.ts";
import { anyTerms, searchableMentioning } from "#test/domain/search/arbitrary-search.ts";
import { memorySqlite } from "#test/renderer/database/sqlite-storage/support/memory-sqlite.ts";
import { CASEY_ID, messageDocument, SAM, storedOperation, ticketDocument } from "../support/documents.ts";
import { until } from "../support/open-device.ts";

const KIM_ID = "01900000-0000-7000-8000-00000000000b";
const STAFF = [SAM, { id: KIM_ID, displayName: "Kim Support" }];
const storage = memorySqlite(STORE_PLAN);
const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

interface Contents {
  tickets?: readonly TicketDocument[];
  messages?: readonly MessageDocument[];
  operations?: readonly StoredOperation[];
}

async function open({ tickets = [], messages = [], operations = [] }: Contents) {
  const name = `search-${crypto.randomUUID()}`;
  const database = await openDatabase({ name, storage, multiInstance: false });
  await database.people.bulkInsert([person(SAM.id, SAM.displayName), person(KIM_ID, "Kim Support")]);
  await database.tickets.bulkInsert([...tickets]);
  await database.messages.bulkInsert([...messages]);
  await database.operations.bulkInsert([...operations]);
  const replica = await startReplica(database);
  const onFault = (fault: unknown) => {
    throw fault;
  };
  const shown = await startShownTickets({ database, replica, me: SAM, onFault });
  closings.push(async () => {
    shown.stop();
    replica.stop();
    await database.close();
    await storage.destroy(name);
  });
  const parts: DeviceSearchParts = {
    database,
    replica,
    tickets: shown,
    me: SAM,
    findText: (query) => storage.findText(name, query),
  };
  return { database, shown, parts };
}

function person(id: string, displayName: string): PersonDocument {
  const email = `${displayName.split(" ")[0]?.toLowerCase()}@test.example`;
  return { id, displayName, email, role: "support", isDisabled: false, activeTickets: null, version: "1" };
}

function find(parts: DeviceSearchParts, text: string, other: Partial<SearchRequest> = {}): Promise<FoundHere> {
  return firstValueFrom(watchSearch(parts, of({ text, limit: 1_000, ...other })));
}

async function idsOf(found: Promise<FoundHere>): Promise<string[]> {
  return (await found).hits.map(({ ticket }) => ticket.id);
}

describe("[L4] search on a device", () => {
  const [printer, invoice] = [
    ticketDocument({ subject: "Café-Maschine streikt", customerName: "Zoë Ångström", description: "Seit **heute**." }),
    ticketDocument({
      ticketNumber: "TICK-2026-0002",
      subject: "Invoice",
      status: "closed",
      closedAt: "2026-11-24T08:00:00.000Z",
    }),
  ];
  const reply = messageDocument({ ticketId: printer.id, message: "Die Größe\nstimmt nicht, sagt der Techniker." });

  it.each(["cafe", "MASCH", "zoe ang", "grosse", "tick-2026-0001", "cafe grosse", "from:casey@demo maschine"])(
    "finds by %j in numbers, subjects, customers and messages",
    async (text) => {
      const { parts } = await open({ tickets: [printer, invoice], messages: [reply] });
      expect(await idsOf(find(parts, text))).toEqual([printer.id]);
    },
  );

  it("tells in which passage, as plain text", async () => {
    const { parts } = await open({ tickets: [printer, invoice], messages: [reply] });
    const passage = async (text: string) => (await find(parts, text)).hits.map((hit) => hit.passage);
    expect(await passage("grosse")).toEqual(["Die Größe stimmt nicht, sagt der Techniker."]);
    expect(await passage("heute")).toEqual(["Seit **heute**."]);
    expect(await passage("cafe")).toEqual([null]);
    expect(await passage("status:closed")).toEqual([null]);
  });

  it("finds some of many and says that there are more, and within one status only where asked to", async () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      ticketDocument({ subject: "many", status: at % 3 === 0 ? "in_progress" : "open" }),
    );
    const { parts } = await open({ tickets: many });
    expect(await find(parts, "many", { limit: 20 })).toMatchObject({ hasMore: true, text: "many" });
    expect((await find(parts, "many", { limit: 30 })).hasMore).toBe(false);
    expect((await find(parts, "many", { status: ["in_progress"] })).hits.length).toBe(10);
  });

  it("finds what waits to be sent, by its words and by what it changes", async () => {
    const created = crypto.randomUUID();
    const { parts } = await open({
      tickets: [printer, invoice],
      operations: [
        storedOperation({
          kind: "createTicket",
          ticketId: created,
          args: { subject: "Badge needed", description: "Asked for by phone", customer: { id: CASEY_ID } },
        }),
        storedOperation({
          order: 2,
          kind: "addMessage",
          ticketId: invoice.id,
          args: { messageId: crypto.randomUUID(), message: "We will look into December", isInternalNote: true },
        }),
        storedOperation({ order: 3, kind: "setStatus", ticketId: invoice.id, args: { status: "open" } }),
      ],
    });
    expect(await idsOf(find(parts, "badge"))).toEqual([created]);
    expect(await idsOf(find(parts, "decem invoice"))).toEqual([invoice.id]);
    expect(await idsOf(find(parts, "has:note"))).toEqual([invoice.id]);
    expect(await idsOf(find(parts, "status:closed"))).toEqual([]);
    expect((await idsOf(find(parts, "status:open"))).toSorted()).toEqual([created, invoice.id, printer.id].toSorted());
  });

  it("finds a ticket once whose change is confirmed while the store is searched", async () => {
    const closing = storedOperation({ kind: "setStatus", args: { status: "closed" }, ticketId: printer.id });
    const { parts, database } = await open({ tickets: [printer], operations: [closing] });
    const findText: DeviceSearchParts["findText"] = async (query) => {
      await database.operations.findOne(closing.id).remove();
      await until(merge(of(null), parts.tickets.changed$), () => parts.tickets.touched().size === 0);
      return await parts.findText(query);
    };
    // It is not asked again for the change.
    const tickets = { ...parts.tickets, changed$: NEVER };
    expect(await idsOf(find({ ...parts, tickets, findText }, "maschine"))).toEqual([printer.id]);
  });

  it("finds the same in a store whose engine brings no documents along, as one of an older build does", async () => {
    const { parts } = await open({ tickets: [printer, invoice], messages: [reply] });
    const findText: DeviceSearchParts["findText"] = async (query) =>
      (await parts.findText(query)).map(({ group, document, isInHead }) => ({ group, document, isInHead }));
    for (const text of ["cafe", "grosse", "status:closed"])
      expect(await find({ ...parts, findText }, text)).toEqual(await find(parts, text));
  });

  it("follows what changes, and drops what is overtaken", async () => {
    const { parts, database } = await open({ tickets: [printer, invoice], messages: [reply] });
    const asked: string[] = [];
    const findText: DeviceSearchParts["findText"] = (query) => {
      asked.push(query.terms[0]?.text ?? "");
      return parts.findText(query);
    };
    const request$ = new BehaviorSubject<SearchRequest>({ text: "i", limit: 10 });
    const found: FoundHere[] = [];
    const watching = watchSearch({ ...parts, findText }, request$).subscribe((value) => found.push(value));
    for (const text of ["in", "inv", "invo"]) request$.next({ text, limit: 10 });
    await until(watchSearch(parts, request$), ({ hits }) => hits.length === 1);
    while (found.at(-1)?.text !== "invo") await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toEqual(["i", "invo"]);

    await database.tickets.insert(ticketDocument({ ticketNumber: "TICK-2026-0003", subject: "Invoice again" }));
    while (found.at(-1)?.hits.length !== 2) await new Promise((resolve) => setImmediate(resolve));
    watching.unsubscribe();
  });

  it("finds whom a note mentions by name, and by the filter, under the name that they have now", async () => {
    const note = (ticketId: string, message: string, isInternalNote = true) =>
      messageDocument({ ticketId, message, isInternalNote });
    const { parts, database } = await open({
      tickets: [printer, invoice],
      messages: [
        note(printer.id, `@[${KIM_ID}] what is it with the culprit?`),
        note(invoice.id, `Words of a customer: @[${KIM_ID}]`, false),
        note(invoice.id, `@[${SAM.id}] please`),
      ],
    });
    expect(await idsOf(find(parts, "kim culprit"))).toEqual([printer.id]);
    expect(await idsOf(find(parts, '"kim support"'))).toEqual([printer.id]);
    expect(await idsOf(find(parts, "mentions:kim"))).toEqual([printer.id]);
    expect(await idsOf(find(parts, "mentions:me"))).toEqual([invoice.id]);
    expect(await idsOf(find(parts, "mentions:nobody"))).toEqual([]);
    expect(await idsOf(find(parts, "-mentions:me"))).toEqual([printer.id]);
    expect((await find(parts, "kim")).hits[0]?.passage).toContain("@Kim Support what is it");
    await database.people.incrementalUpsert(person(KIM_ID, "Quentin"));
    await until(watchSearch(parts, of({ text: "quent", limit: 9 })), ({ hits }) => hits.length === 1);
    expect(await idsOf(find(parts, "kim"))).toEqual([]);
  });

  it("finds a colleague of a name that many have by whatever else they are called, and by the filter", async () => {
    const { parts, database } = await open({ tickets: [printer, invoice] });
    const annas = Array.from({ length: 500 }, (_, at) => person(crypto.randomUUID(), `Anna Number${at}x`));
    await database.people.bulkInsert(annas);
    await database.messages.bulkInsert([
      messageDocument({ ticketId: printer.id, message: `@[${annas[42]?.id}] have a look`, isInternalNote: true }),
      messageDocument({ ticketId: invoice.id, message: "Anna of Accounts has called." }),
    ]);
    await until(watchSearch(parts, of({ text: "number42x", limit: 9 })), ({ hits }) => hits.length === 1);
    expect(await idsOf(find(parts, "anna"))).toEqual([invoice.id]);
    expect(await idsOf(find(parts, "anna number42x"))).toEqual([printer.id]);
    expect(await idsOf(find(parts, "mentions:anna"))).toEqual([printer.id]);
  });

  it("finds exactly what the terms say, whatever they are", async () => {
    const samples = fc.sample(searchableMentioning([SAM.id, KIM_ID]), { seed: PROPERTY_SEED, numRuns: 80 });
    const messages: MessageDocument[] = [];
    const tickets = samples.map((sample, at) => {
      const { messages: said, ticketNumber: _number, ...fields } = sample;
      const assignee = [null, SAM, { id: KIM_ID, displayName: "Kim Support" }][at % 3];
      const ticket = ticketDocument({
        ...fields,
        ticketNumber: formatTicketNumber({ year: 2026, sequence: at + 1 }),
        assignedTo: assignee?.id ?? null,
        assigneeName: assignee?.displayName ?? null,
        closedAt: fields.status === "closed" ? fields.createdAt : null,
      });
      messages.push(...said.map((one, position) => messageDocument({ ticketId: ticket.id, position, ...one })));
      return ticket;
    });
    const operations = tickets.slice(0, 12).map((ticket, at) =>
      at % 2 === 0
        ? storedOperation({ order: at + 1, kind: "setStatus", ticketId: ticket.id, args: { status: "closed" } })
        : storedOperation({
            order: at + 1,
            kind: "addMessage",
            ticketId: ticket.id,
            args: { messageId: crypto.randomUUID(), message: "noodles on fire", isInternalNote: at % 3 === 0 },
          }),
    );
    const { parts, shown } = await open({ tickets, messages, operations });
    const readable = tickets.map((ticket) => readNaively(ticket, messages, shown));
    let found = 0;
    for (const terms of fc.sample(anyTerms, { seed: PROPERTY_SEED, numRuns: 300 })) {
      const text = printSearch(terms);
      const query = parseSearch(text, SAM);
      const wanted = readable
        .filter((ticket) => matchesSearch(query, ticket, { id: SAM.id, staff: STAFF }))
        .map(({ id }) => id);
      expect([text, (await idsOf(find(parts, text))).toSorted()]).toEqual([text, wanted.toSorted()]);
      found += wanted.length;
    }
    expect(found).toBeGreaterThan(100);
  });
});

function readNaively(
  confirmed: TicketDocument,
  messages: readonly MessageDocument[],
  { operationsOn, context }: ShownTickets,
): Searchable & { id: string } {
  const operations = operationsOn(confirmed.id);
  const ticket = overlayTicket(confirmed, operations, context);
  if (!ticket) throw new Error("a confirmed ticket is always shown");
  const pending = operations.flatMap(({ kind, args }) =>
    kind === "addMessage" ? [args as { message: string; isInternalNote: boolean }] : [],
  );
  return { ...ticket, messages: [...messages.filter(({ ticketId }) => ticketId === ticket.id), ...pending] };
}
