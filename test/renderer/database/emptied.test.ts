// RxDB and what follows it, in two windows on one store that is emptied at once.

import { firstValueFrom } from "rxjs";
import { filter } from "rxjs/operators";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DeskDatabase, openDatabase } from "#renderer/database/open-database.ts";
import type { SqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import { startMirror } from "#renderer/sync/mirror.ts";
import { messageDocument, ticketDocument } from "../sync/support/documents.ts";
import { sqliteStore } from "../sync/support/sqlite-store.ts";

let storage: SqliteStorage;
let here: DeskDatabase;
let there: DeskDatabase;

beforeEach(async () => {
  storage = sqliteStore();
  const options = { name: `emptied-${crypto.randomUUID()}`, storage, multiInstance: true, ignoreDuplicate: true };
  here = await openDatabase(options);
  there = await openDatabase(options);
});
afterEach(async () => {
  await here.close();
  await there.close();
});

function empty(): Promise<void> {
  return storage.emptyCollections([here.tickets.storageInstance, here.messages.storageInstance]);
}

/** What a query finds, once it finds so many. */
function untilFound(database: DeskDatabase, count: number) {
  return firstValueFrom(database.messages.find().$.pipe(filter((found) => found.length === count)));
}

test("[L7] no window answers from what it has read before, and what comes anew with the same ids is read", async () => {
  const ticket = ticketDocument({ subject: "As it was" });
  await here.tickets.insert(ticket);
  await here.messages.bulkInsert([1, 2].map((position) => messageDocument({ ticketId: ticket.id, position })));
  const following = [here, there].map((database) => untilFound(database, 2));
  const held = await Promise.all([...following, here.tickets.findOne(ticket.id).exec(), there.tickets.find().exec()]);
  expect(held.flat()).toHaveLength(6);
  expect(await there.tickets.count().exec()).toBe(1);

  const emptied = [here, there].map((database) => untilFound(database, 0));
  await empty();
  await Promise.all(emptied);
  for (const { tickets } of [here, there]) {
    expect(await tickets.findOne(ticket.id).exec()).toBeNull();
    expect(await tickets.find().exec()).toEqual([]);
    expect(await tickets.count().exec()).toBe(0);
    expect((await tickets.findByIds([ticket.id]).exec()).size).toBe(0);
  }

  const { error } = await there.tickets.bulkInsert([{ ...ticket, subject: "As it is" }]);
  expect(error).toEqual([]);
  await firstValueFrom(here.tickets.find().$.pipe(filter((found) => found[0]?.subject === "As it is")));
  expect((await there.tickets.findOne(ticket.id).exec())?.subject).toBe("As it is");
});

test("what was asked before and is answered behind it is asked again", async () => {
  await here.tickets.insert(ticketDocument());
  const { storageInstance } = here.tickets;
  const query = storageInstance.query.bind(storageInstance);
  let letGo = () => {};
  let isRead = () => {};
  const emptied = new Promise<void>((resolve) => (letGo = resolve));
  const read = new Promise<void>((resolve) => (isRead = resolve));
  storageInstance.query = async (prepared) => {
    const found = await query(prepared);
    isRead();
    await emptied;
    return found;
  };
  const asking = here.tickets.find().exec();
  await read;
  await empty();
  letGo();
  expect(await asking).toEqual([]);
});

test("a collection that is mirrored in memory is mirrored empty, and as it is filled again", async () => {
  const [first, second] = [ticketDocument(), ticketDocument()];
  await here.tickets.bulkInsert([first, second]);
  const mirror = await startMirror(there.tickets);
  expect([...mirror.all().keys()].sort()).toEqual([first.id, second.id].sort());
  const emptied = firstValueFrom(mirror.changed$.pipe(filter(() => mirror.all().size === 0)));
  await empty();
  expect([...(await emptied)].sort()).toEqual([first.id, second.id].sort());
  const filled = firstValueFrom(mirror.changed$.pipe(filter(() => mirror.all().size === 1)));
  await here.tickets.insert(second);
  await filled;
  expect([...mirror.all().keys()]).toEqual([second.id]);
  mirror.stop();
});
