// How often screens ask the store: what is asked needlessly, or one behind the other, is slow in silence.

import { BehaviorSubject, firstValueFrom } from "rxjs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DeskDatabase, openDatabase } from "#renderer/database/open-database.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import type { ListRequest, TicketWindow } from "#renderer/sync/desk.ts";
import { type ShownTickets, startShownTickets } from "#renderer/sync/reading/shown-tickets.ts";
import { watchList } from "#renderer/sync/reading/watch-list.ts";
import { watchTicket } from "#renderer/sync/reading/watch-ticket.ts";
import { type Replica, startReplica } from "#renderer/sync/replica.ts";
import { nowOf } from "#renderer/sync/watch.ts";
import { watchThread } from "#renderer/sync/watch-thread.ts";
import { memorySqlite } from "#test/renderer/database/sqlite-storage/support/memory-sqlite.ts";
import { messageDocument, SAM, ticketDocument } from "../support/documents.ts";

const storage = memorySqlite(STORE_PLAN);
const LIST = { filter: {}, sort: "newest", group: null } as const;
const idOf = (number: number) => `01900000-0000-7000-9000-${String(number).padStart(12, "0")}`;

let database: DeskDatabase;
let replica: Replica;
let tickets: ShownTickets;
/** What is asked of the store, and how much of it waits for its answer. */
let questions: string[];
let waiting: number;
let mostWaiting: number;

beforeEach(async () => {
  database = await openDatabase({ name: `questions-${crypto.randomUUID()}`, storage, multiInstance: false });
  const documents = Array.from({ length: 30 }, (_, at) => {
    const createdAt = new Date(Date.UTC(2026, 10, 1, 0, 60 - at)).toISOString();
    return ticketDocument({ id: idOf(at), subject: `Request ${at}`, createdAt });
  });
  await database.tickets.bulkInsert(documents);
  await database.messages.bulkInsert([messageDocument({ id: idOf(900), ticketId: idOf(3), position: 1 })]);
  replica = await startReplica(database);
  const onFault = (fault: unknown) => {
    throw fault;
  };
  tickets = await startShownTickets({ database, replica, me: SAM, onFault });
  [questions, waiting, mostWaiting] = [[], 0, 0];
  for (const name of ["tickets", "messages", "history"] as const) countQuestions(name);
});
afterEach(async () => {
  tickets.stop();
  replica.stop();
  const { name } = database;
  await database.close();
  await storage.destroy(name);
});

function countQuestions(name: "tickets" | "messages" | "history"): void {
  const instance = database[name].storageInstance as unknown as Record<string, (...given: unknown[]) => unknown>;
  for (const method of ["query", "count", "findDocumentsById"]) {
    const ask = instance[method]?.bind(instance);
    instance[method] = async (...given) => {
      questions.push(`${name} ${method}`);
      waiting += 1;
      mostWaiting = Math.max(mostWaiting, waiting);
      const answer = await ask?.(...given);
      waiting -= 1;
      return answer;
    };
  }
}

test("the head of a list is counted and read in one go", async () => {
  const window = await firstValueFrom(watchList(database, tickets, { ...LIST, request$: requests().request$ }));
  expect(window.rows.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, at) => idOf(at)));
  expect(questions.toSorted()).toEqual(["tickets count", "tickets query"]);
  expect(mostWaiting).toBe(2);
});

test("a cursor that goes through the rows asks nothing; one beyond them, and another stretch, do", async () => {
  const { request$, ask } = requests();
  const windows: TicketWindow[] = [];
  const watching = watchList(database, tickets, { ...LIST, request$ }).subscribe((window) => windows.push(window));
  const untilWindow = (fits: (window: TicketWindow) => boolean) => expect.poll(() => windows.some(fits)).toBe(true);
  await untilWindow(({ rows }) => rows.length === 20);
  questions = [];

  for (let at = 0; at < 20; at += 1) ask({ cursorId: idOf(at) });
  expect(questions).toEqual([]);
  ask({ cursorId: idOf(25) });
  await untilWindow(({ cursorId, cursorAt }) => cursorId === idOf(25) && cursorAt === 25);
  expect(questions.filter((question) => question === "tickets query")).toHaveLength(1);
  ask({ from: 5, to: 30 });
  await untilWindow(({ from, cursorAt }) => from === 5 && cursorAt === 25);
  watching.unsubscribe();
});

test("a cursor that was among the rows is told where it is once they change", async () => {
  const { request$, ask } = requests();
  const windows: TicketWindow[] = [];
  const watching = watchList(database, tickets, { ...LIST, request$ }).subscribe((window) => windows.push(window));
  await expect.poll(() => windows.length).toBe(1);
  ask({ cursorId: idOf(4) });
  const gone = await database.tickets.findOne(idOf(4)).exec();
  await gone?.remove();
  await expect.poll(() => windows.at(-1)).toMatchObject({ cursorId: idOf(4), cursorAt: null, count: 29 });
  watching.unsubscribe();
});

test("a ticket that a list shows is known at once when it is opened, and its thread is asked for in one go", async () => {
  const watching = watchList(database, tickets, { ...LIST, request$: requests().request$ }).subscribe();
  await expect.poll(() => nowOf(watchTicket(tickets, idOf(3)))?.subject).toBe("Request 3");
  [questions, mostWaiting] = [[], 0];
  const ticket$ = watchTicket(tickets, idOf(3));
  const known = nowOf(ticket$);
  const thread = firstValueFrom(watchThread(database, tickets, replica, idOf(3)));
  // What is read behind it is the same object: nothing is rendered anew.
  expect(await firstValueFrom(ticket$)).toBe(known);
  expect(await thread).toHaveLength(1);
  expect(questions.toSorted()).toEqual(["history query", "messages query", "tickets findDocumentsById"]);
  expect(mostWaiting).toBe(3);

  watching.unsubscribe();
  expect(nowOf(watchTicket(tickets, idOf(3)))).toBeUndefined();
});

test("a thread tells what comes, and what is taken away with all that it was", async () => {
  const thread$ = watchThread(database, tickets, replica, idOf(3));
  const lengths: number[] = [];
  const watching = thread$.subscribe((items) => lengths.push(items.length));
  await expect.poll(() => lengths.at(-1)).toBe(1);
  await database.messages.insert(messageDocument({ id: idOf(901), ticketId: idOf(3), position: 2 }));
  await expect.poll(() => lengths.at(-1)).toBe(2);
  await removeBlanked(idOf(900));
  await expect.poll(() => lengths.at(-1)).toBe(1);
  watching.unsubscribe();
});

test("what is taken away while its thread is being read is shown no more once it is", async () => {
  let goOn = () => {};
  const isHeld = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const history = database.history.storageInstance;
  const query = history.query.bind(history);
  history.query = async (...given) => {
    const answer = await query(...given);
    await isHeld;
    return answer;
  };
  const lengths: number[] = [];
  const watching = watchThread(database, tickets, replica, idOf(3)).subscribe(({ length }) => lengths.push(length));
  await removeBlanked(idOf(900));
  goOn();
  await expect.poll(() => lengths.at(-1)).toBe(0);
  watching.unsubscribe();
});

/** As confirmed state is dropped: what is left of it does not tell its ticket. */
async function removeBlanked(messageId: string): Promise<void> {
  const message = await database.messages.findOne(messageId).exec();
  await message?.incrementalModify((data) => ({ ...data, ticketId: idOf(999), _deleted: true }));
}

function requests() {
  const request$ = new BehaviorSubject<ListRequest>({ from: 0, to: 20, cursorId: null });
  return {
    request$,
    ask: (change: Partial<ListRequest>) => request$.next({ ...request$.value, ...change }),
  };
}
