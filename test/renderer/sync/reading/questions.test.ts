// How often screens ask the store: what is asked needlessly, or one behind the other, is slow in silence.

import { firstValueFrom, of } from "rxjs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DeskDatabase, openDatabase } from "#renderer/database/open-database.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import { type ShownTickets, startShownTickets } from "#renderer/sync/reading/shown-tickets.ts";
import { watchList } from "#renderer/sync/reading/watch-list.ts";
import { type Replica, startReplica } from "#renderer/sync/replica.ts";
import { memorySqlite } from "#test/renderer/database/sqlite-storage/support/memory-sqlite.ts";
import { SAM, ticketDocument } from "../support/documents.ts";

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
  replica = await startReplica(database);
  const onFault = (fault: unknown) => {
    throw fault;
  };
  tickets = await startShownTickets({ database, replica, me: SAM, onFault });
  [questions, waiting, mostWaiting] = [[], 0, 0];
  countQuestions();
});
afterEach(async () => {
  tickets.stop();
  replica.stop();
  const { name } = database;
  await database.close();
  await storage.destroy(name);
});

function countQuestions(): void {
  const instance = database.tickets.storageInstance as unknown as Record<string, (...given: unknown[]) => unknown>;
  for (const method of ["query", "count", "findDocumentsById"]) {
    const ask = instance[method]?.bind(instance);
    instance[method] = async (...given) => {
      questions.push(method);
      waiting += 1;
      mostWaiting = Math.max(mostWaiting, waiting);
      const answer = await ask?.(...given);
      waiting -= 1;
      return answer;
    };
  }
}

test("the head of a list is counted and read in one go", async () => {
  const request$ = of({ from: 0, to: 20, cursorId: null });
  const window = await firstValueFrom(watchList(database, tickets, { ...LIST, request$ }));
  expect(window.rows.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, at) => idOf(at)));
  expect(questions.toSorted()).toEqual(["count", "query"]);
  expect(mostWaiting).toBe(2);
});
