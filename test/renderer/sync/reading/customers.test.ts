// Whom a picker of customers offers, on the app's own storage and plan.

import { BehaviorSubject, firstValueFrom, of } from "rxjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { type DeskDatabase, openDatabase } from "#renderer/database/open-database.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import type { CustomerRequest } from "#renderer/sync/desk.ts";
import { type CustomerParts, watchCustomers } from "#renderer/sync/reading/customers.ts";
import { type ShownTickets, startShownTickets } from "#renderer/sync/reading/shown-tickets.ts";
import { type Replica, startReplica } from "#renderer/sync/replica.ts";
import { memorySqlite } from "#test/renderer/database/sqlite-storage/support/memory-sqlite.ts";
import { SAM, ticketDocument } from "../support/documents.ts";
import { until } from "../support/open-device.ts";

const NAME = `customers-${crypto.randomUUID()}`;
const BUSY = { id: idOf(1), displayName: "Zoë Ångström", email: "zoe@busy.example" };
const RARE = { id: idOf(2), displayName: "Zoltan Rare", email: "zr@elsewhere.example" };
const OTHERS = Array.from({ length: 120 }, (_, at) => ({
  id: idOf(100 + at),
  displayName: `Customer ${String(at).padStart(3, "0")}`,
  email: `c${at}@shop.example`,
}));
const storage = memorySqlite(STORE_PLAN);

let database: DeskDatabase;
let replica: Replica;
let tickets: ShownTickets;
let parts: CustomerParts;

function idOf(number: number): string {
  return `01900000-0000-7000-a000-${String(number).padStart(12, "0")}`;
}

let minutes = 0;
/** Each later than the one before. */
function ticketOf({ id, displayName, email }: typeof BUSY): TicketDocument {
  minutes += 1;
  const when = new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();
  const customer = { userId: id, customerName: displayName, customerEmail: email };
  return ticketDocument({ ...customer, id: crypto.randomUUID(), createdAt: when, updatedAt: when });
}

beforeAll(async () => {
  database = await openDatabase({ name: NAME, storage, multiInstance: false });
  const older = [RARE, ...OTHERS].map(ticketOf);
  await database.tickets.bulkInsert([...older, ...Array.from({ length: 1_500 }, () => ticketOf(BUSY))]);
  replica = await startReplica(database);
  const onFault = (fault: unknown) => {
    throw fault;
  };
  tickets = await startShownTickets({ database, replica, me: SAM, onFault });
  parts = { database, tickets, findText: (query) => storage.findText(NAME, query) };
});
afterAll(async () => {
  tickets.stop();
  replica.stop();
  await database.close();
  await storage.destroy(NAME);
});

function find(text: string, limit = 50) {
  return firstValueFrom(watchCustomers(parts, of({ text, limit })));
}

describe("the customers that a device knows", () => {
  it("finds who has one old ticket behind one of the same letters who has more than a thousand later ones", async () => {
    expect(await find("zo")).toEqual([BUSY, RARE]);
  });

  it("finds by beginnings of name and address, accents folded", async () => {
    expect(await find("angstrom zoe")).toEqual([BUSY]);
    expect(await find("RARE elsew")).toEqual([RARE]);
    expect(await find("nobody")).toEqual([]);
  });

  it("offers as many as are asked for, each once, by name", async () => {
    const found = await find("customer");
    expect(found).toHaveLength(50);
    expect(new Set(found.map(({ id }) => id)).size).toBe(50);
    expect(found).toEqual(found.toSorted((a, b) => a.displayName.localeCompare(b.displayName)));
    expect(await find("customer", 500)).toHaveLength(120);
  });

  it("has whose whole address is typed among them, however many are found by its words", async () => {
    const [first] = OTHERS;
    expect(await find("c0@shop.example", 1)).toEqual([first]);
  });

  it("offers those of the latest tickets where nothing is typed", async () => {
    expect(await find(" ")).toEqual([BUSY]);
  });

  it("tells nothing that was overtaken while it was looked up", async () => {
    const request$ = new BehaviorSubject<CustomerRequest>({ text: "z", limit: 5 });
    const findText: CustomerParts["findText"] = async (query) => {
      request$.next({ text: "zol", limit: 5 });
      return await parts.findText(query);
    };
    expect(await firstValueFrom(watchCustomers({ ...parts, findText }, request$))).toEqual([RARE]);
  });

  it("follows what is typed, and a customer who comes while somebody looks", async () => {
    const request$ = new BehaviorSubject<CustomerRequest>({ text: "rare", limit: 5 });
    const watched$ = watchCustomers(parts, request$);
    await until(watched$, (found) => found.length === 1);
    request$.next({ text: "newcomer", limit: 5 });
    const come = until(watched$, (found) => found.some(({ displayName }) => displayName === "Newcomer"));
    await database.tickets.insert(ticketOf({ id: idOf(900), displayName: "Newcomer", email: "new@shop.example" }));
    await come;
  });
});
