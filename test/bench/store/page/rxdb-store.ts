// RxDB as the app opens it, on the storage that it is given: collections, pull, plan and queries are the app's own.

import type { MangoQuerySelector } from "rxdb";
import type { MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import { countDocuments, findDocuments, findDocumentsById } from "#renderer/database/ask-storage.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import { type DeskDatabase, type DeskStorage, openDatabase } from "#renderer/database/open-database.ts";
import type { SqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import { deviceClock } from "#renderer/sync/device-clock.ts";
import { startPull } from "#renderer/sync/pull.ts";
import { createPullBatch } from "#renderer/sync/pull-batch.ts";
import { toQuery, toSections, toSelector } from "#renderer/sync/reading/ticket-order.ts";
import { typedWords } from "#test/support/typed-words.ts";
import type { BenchStore } from "./bench-store.ts";
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
      const [section] = toSections(filter, "recently_updated");
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
  };
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
