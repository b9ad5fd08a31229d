// RxDB as the app opens it, on the storage that it is given: collections, pull, plan and queries are the app's own.

import type { MangoQuerySelector } from "rxdb";
import { filter, firstValueFrom } from "rxjs";
import type { MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import { countDocuments, findDocuments, findDocumentsById } from "#renderer/database/ask-storage.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import { type DeskDatabase, type DeskStorage, openDatabase } from "#renderer/database/open-database.ts";
import type { SqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import { dropConfirmedState } from "#renderer/sync/confirmed-state.ts";
import { deviceClock } from "#renderer/sync/device-clock.ts";
import { webLocks } from "#renderer/sync/exclusively.ts";
import { startTicketNews } from "#renderer/sync/news/ticket-news.ts";
import { startPull } from "#renderer/sync/pull.ts";
import { createPullBatch } from "#renderer/sync/pull-batch.ts";
import { startShownTickets } from "#renderer/sync/reading/shown-tickets.ts";
import { toQuery, toSections, toSelector } from "#renderer/sync/reading/ticket-order.ts";
import { startReplica } from "#renderer/sync/replica.ts";
import { keepValue } from "#renderer/sync/replica-values.ts";
import { typedWords } from "#test/support/typed-words.ts";
import type { BenchStore, OwnStore } from "./bench-store.ts";
import { type DocumentPages, pageOf } from "./document-pages.ts";

export async function openRxdbStore(
  name: string,
  storage: DeskStorage & Partial<Pick<SqliteStorage, "findText">>,
): Promise<BenchStore> {
  const database = await openDatabase({ name, storage, multiInstance: true });
  const { tickets } = database;
  return {
    fill: (pages) => fillByPull(database, pages),
    async listTickets(filter, limit) {
      const [section] = toSections({ filter, sort: "recently_updated", group: null });
      if (!section) return [];
      return findDocuments(tickets, toQuery(section, { isReversed: false, skip: 0, limit }));
    },
    async listThread(ticketId) {
      const found = await database.messages.find({ selector: { ticketId }, sort: [{ position: "asc" }] }).exec();
      return found.map((message) => message.toJSON() as MessageDocument);
    },
    async search(text, limit) {
      const { findText } = storage;
      if (!findText) return findDocuments(tickets, { selector: containsWords(text), limit });
      const hits = await findText(name, { terms: [typedWords(text)], where: [], limit });
      return [
        ...(
          await findDocumentsById(
            tickets,
            hits.map(({ group }) => group),
          )
        ).values(),
      ];
    },
    countTickets: (filters) =>
      Promise.all(filters.map((filter) => countDocuments<TicketDocument>(tickets, toSelector(filter)))),
    async putTicket(ticket) {
      await tickets.upsert(ticket);
    },
    reply: (number) => reply(database, number),
    async close() {
      await database.close();
    },
    ...(storage.findText && { own: toOwnStore(database, storage.findText) }),
  };
}

function toOwnStore(database: DeskDatabase, findText: SqliteStorage["findText"]): OwnStore {
  return {
    async searchAmong(text, filter, limit) {
      const where = [{ collection: "tickets", selector: toSelector(filter), isExcluded: false }];
      const hits = await findText(database.name, { terms: [typedWords(text)], where, limit });
      const ids = hits.map(({ group }) => group);
      return [...(await findDocumentsById(database.tickets, ids)).values()];
    },
    startNews: (agentId) => startNews(database, agentId),
    wipe: () => dropConfirmedState(database),
  };
}

/** As the desk starts it, until it has noted from when on what comes is news. */
async function startNews(database: DeskDatabase, agentId: string): Promise<void> {
  const me = { id: agentId, role: "support", displayName: "Agent", email: "agent@example.test" } as const;
  const onFault = (fault: unknown) => {
    throw fault;
  };
  await keepValue(database, "progress", { horizons: {}, lastSyncAt: "2026-06-01T12:00:00.000Z" });
  const replica = await startReplica(database);
  const tickets = await startShownTickets({ database, replica, me, onFault });
  const noted = firstValueFrom(replica.values.changed$.pipe(filter((ids) => ids.includes("newsFrom"))));
  const parts = { me, database, replica, tickets, exclusively: webLocks(), clock: deviceClock, onFault };
  const news = startTicketNews(parts);
  await noted;
  await news.stop();
  tickets.stop();
  replica.stop();
}

/** The pull of the app itself, with pages in the place of a server's answers. */
async function fillByPull(database: DeskDatabase, pages: DocumentPages): Promise<void> {
  const ask = createPullBatch(
    (pulls) => {
      const at = Object.entries(pulls).map(([name, pull]) => [name, pageOf(pull?.checkpoint ?? null)] as const);
      return pages.fetch(Object.fromEntries(at));
    },
    500,
    deviceClock,
  );
  const pull = startPull(database, ask, () => undefined);
  await pull.cycle();
  await pull.stop();
}

async function reply(database: DeskDatabase, number: number): Promise<void> {
  const id = `01900000-0000-7000-8009-${number.toString().padStart(12, "0")}`;
  const shown = new Promise<void>((resolve) => {
    const watching = database.operations.find().$.subscribe((operations) => {
      if (!operations.some((operation) => operation.id === id)) return;
      // The first word of a query comes while it is being subscribed to.
      queueMicrotask(() => watching.unsubscribe());
      resolve();
    });
  });
  await Promise.all([database.operations.insert(toOperation(id, number)), shown]);
}

function toOperation(id: string, order: number): StoredOperation {
  return {
    id,
    order,
    number: null,
    kind: "addMessage",
    ticketId: id,
    args: { message: "We have looked into it, and it is mended now. ".repeat(8), isInternalNote: false },
    seen: {},
    writtenAt: "2026-06-01T12:00:00.000Z",
    about: null,
    outcome: null,
    isAnswered: false,
    isWithdrawn: false,
  };
}

/** What a storage without an index of words can do: look at every ticket. */
function containsWords(text: string): MangoQuerySelector<TicketDocument> {
  const words = text.split(" ").map((word) => ({ $regex: `\\b${word}`, $options: "i" }));
  return { $and: words.map((word) => ({ $or: [{ subject: word }, { description: word }] })) };
}
