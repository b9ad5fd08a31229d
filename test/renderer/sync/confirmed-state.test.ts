// Dropping what a device holds, while another window of it goes on syncing.

import type { RxCollection } from "rxdb";
import { afterEach, describe, expect, it, vi } from "vitest";
import { COLLECTION_NAMES } from "#protocol/sync/documents.ts";
import { PULL_PATH } from "#protocol/sync/pull.ts";
import { type DeskDatabase, type DeskStorage, databaseName, openDatabase } from "#renderer/database/open-database.ts";
import { dropConfirmedState } from "#renderer/sync/confirmed-state.ts";
import { createOperationStore } from "#renderer/sync/operation-store.ts";
import { findValue } from "#renderer/sync/replica-values.ts";
import type { Session } from "#renderer/sync/session.ts";
import { typedWords } from "#test/support/typed-words.ts";
import { SAM, ticketDocument } from "./support/documents.ts";
import { memoryStore } from "./support/memory-store.ts";
import { mustFindDesk, newDevice, until } from "./support/open-device.ts";
import { scriptedServer } from "./support/scripted-server.ts";
import { sqliteStore } from "./support/sqlite-store.ts";

const sessions = new Set<Session>();
const databases = new Set<DeskDatabase>();

afterEach(async () => {
  for (const session of sessions) await session.stop();
  for (const database of databases) await database.close();
  sessions.clear();
  databases.clear();
});

/** A window that syncs and holds a ticket; and the same store as another window has it. */
async function openTwice(storage: DeskStorage = memoryStore()) {
  const server = scriptedServer();
  const ticket = ticketDocument();
  server.documents.set("tickets", [ticket]);
  const device = newDevice(storage);
  const address = `https://${crypto.randomUUID()}.test`;
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => faults.push(fault);
  const session = await device.openWindow({ server: address, fetch: server.fetch, random: () => 0.5, onFault });
  sessions.add(session);
  await session.signIn({ email: "sam@demo.test", password: "x" });
  const desk = mustFindDesk(session);
  await until(desk.watchTicket(ticket.id), (one) => one !== null);
  await until(desk.watchChecks(), ({ results }) => results.length > 0);
  const name = databaseName(address, SAM.id);
  const database = await openDatabase({ name, storage: device.storage, multiInstance: true, ignoreDuplicate: true });
  databases.add(database);
  return { server, device, desk, database, ticketId: ticket.id, faults };
}

/** The same database, where this happens between reading of the collection and having what was read. */
function slowly(database: DeskDatabase, name: "tickets" | "values", meanwhile: () => Promise<void>): DeskDatabase {
  const after = async <T>(reading: Promise<T>) => {
    const found = await reading;
    await meanwhile();
    return found;
  };
  const collection = database[name] as unknown as RxCollection<{ id: string }>;
  const { storageInstance } = collection;
  const interrupted = new Proxy(collection, {
    get: (target, key) => {
      if (key === "storageInstance")
        return replaced(storageInstance, "query", (query) => after(storageInstance.query(query)));
      if (key === "findOne") return (id: string) => ({ exec: () => after(collection.findOne(id).exec()) });
      return bound(target, key);
    },
  });
  return new Proxy(database, { get: (target, key) => (key === name ? interrupted : bound(target, key)) });
}

function replaced<T extends object, K extends keyof T>(object: T, method: K, by: T[K]): T {
  return new Proxy(object, { get: (target, key) => (key === method ? by : bound(target, key)) });
}

function bound<T extends object>(target: T, key: string | symbol): unknown {
  const value = Reflect.get(target, key, target) as unknown;
  return typeof value === "function" ? value.bind(target) : value;
}

describe("confirmed state that one window drops", () => {
  it("[S8] is read and overwritten page by page where the storage can't empty it at once, however much there is", async () => {
    const storage = memoryStore();
    const database = await openDatabase({ name: `wiped-${crypto.randomUUID()}`, storage, multiInstance: false });
    databases.add(database);
    await database.tickets.bulkInsert(Array.from({ length: 1_200 }, () => ticketDocument()));
    const { storageInstance } = database.tickets;
    const read = vi.spyOn(storageInstance, "query");
    const write = vi.spyOn(storageInstance, "bulkWrite");
    await dropConfirmedState(database);
    const pages = await Promise.all(read.mock.results.map(({ value }) => value));
    expect(pages.map(({ documents }) => documents.length)).toEqual([500, 500, 200, 0]);
    expect(write.mock.calls.map(([rows]) => rows.length)).toEqual([500, 500, 200]);
    const words = write.mock.calls.flatMap(([rows]) => rows.map(({ document }) => document.subject));
    expect(new Set(words)).toEqual(new Set([""]));
    expect(await database.tickets.count().exec()).toBe(0);
  });

  it.each([
    ["at once", sqliteStore],
    ["page by page", memoryStore],
  ])("[S4] %s, is fetched anew by the window that syncs, which goes on all the while", async (_, store) => {
    const { desk, database, ticketId, faults } = await openTwice(store());
    await dropConfirmedState(database);
    await until(desk.watchTicket(ticketId), (ticket) => ticket === null);
    await until(desk.watchTicket(ticketId), (ticket) => ticket !== null);
    expect(faults).toEqual([]);
  });

  it("[P5] [S1] goes at once, all of it or nothing, and what is unsent stays", async () => {
    const storage = sqliteStore();
    const { server, device, desk, database, ticketId } = await openTwice(storage);
    server.intercept = () => {
      throw new TypeError("network down");
    };
    const operations = createOperationStore(database, device.exclusively);
    const change = { kind: "setStatus", ticketId, args: { status: "closed" }, seen: {}, about: null } as const;
    await operations.add([{ ...change, id: crypto.randomUUID(), writtenAt: "2026-11-24T08:00:00.000Z" }]);
    await until(desk.watchTicket(ticketId), (ticket) => ticket?.status === "closed");
    const emptying = vi.spyOn(database.storage as DeskStorage as typeof storage, "emptyCollections");
    await dropConfirmedState(database);
    expect(emptying.mock.calls.map(([all]) => all.length)).toEqual([COLLECTION_NAMES.length]);
    await until(desk.watchTicket(ticketId), (ticket) => ticket === null);
    await until(desk.watchCounts({ all: {} }), ({ all }) => all === 0);
    for (const name of COLLECTION_NAMES) expect(await database[name].count().exec()).toBe(0);
    expect(await database.operations.count().exec()).toBe(1);
    expect(await storage.findText(database.name, { terms: [typedWords("pri")], where: [], limit: 5 })).toEqual([]);
    expect(await storage.findDamage(database.name)).toEqual([]);
  });

  it("[S4] is fetched once more where it was wiped after that window had begun to fetch, and no difference is reported", async () => {
    const { server, desk, database, ticketId, faults } = await openTwice();
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const fetched = untilFetchedAnew(server);
    const dropping = dropConfirmedState(slowly(database, "tickets", () => gate));
    desk.syncNow();
    await fetched;
    await until(desk.watchTicket(ticketId), (ticket) => ticket !== null);
    open();
    await dropping;
    await until(desk.watchTicket(ticketId), (ticket) => ticket === null);
    await until(desk.watchTicket(ticketId), (ticket) => ticket !== null);
    expect(faults).toEqual([]);
  });

  it("[S2] leaves the numbers alone that are given meanwhile", async () => {
    const { server, device, database, ticketId } = await openTwice();
    server.intercept = () => {
      throw new TypeError("network down");
    };
    const operations = createOperationStore(database, device.exclusively);
    const change = { kind: "setStatus", ticketId, args: { status: "closed" }, seen: {}, about: null } as const;
    await operations.add([{ ...change, id: crypto.randomUUID(), writtenAt: "2026-11-24T08:00:00.000Z" }]);
    let numbering: Promise<unknown> | null = null;
    const numberOnce = async () => {
      numbering ??= operations.unanswered(50).then(operations.number);
      await numbering;
    };
    await dropConfirmedState(slowly(database, "values", numberOnce));
    expect((await findValue(database, "replica"))?.lastNumber).toBe(1);
  });
});

/** Resolves once a collection was asked for from its beginning, and all of that was answered. */
function untilFetchedAnew(server: ReturnType<typeof scriptedServer>): Promise<void> {
  return new Promise((resolve) => {
    server.deliver = (path, response) => {
      if (path === PULL_PATH && server.pulls.at(-1)?.pulls.tickets?.checkpoint === null) resolve();
      return response;
    };
  });
}
