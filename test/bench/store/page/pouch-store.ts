// PouchDB, with its IndexedDB adapter and pouchdb-find: one database for each collection, an index for each list.

import indexedDbPlugin from "pouchdb-adapter-indexeddb";
import Pouch from "pouchdb-browser";
import findPlugin from "pouchdb-find";
import type { CollectionName, MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import type { TicketFilter } from "#renderer/sync/desk.ts";
import type { BenchStore } from "./bench-store.ts";
import type { DocumentPages } from "./document-pages.ts";

const INDEXES: readonly (readonly string[])[] = [
  ["updatedAt"],
  ["status", "updatedAt"],
  ["assignedTo", "updatedAt"],
  ["priority", "updatedAt"],
  ["department", "updatedAt"],
  ["isFollowed", "updatedAt"],
  ["subject"],
];

export async function openPouchStore(name: string): Promise<BenchStore> {
  Pouch.plugin(indexedDbPlugin).plugin(findPlugin);
  const open = (part: string) => new Pouch(`${name}-${part}`, { adapter: "indexeddb" });
  const [tickets, messages, operations] = [open("tickets"), open("messages"), open("operations")];
  for (const fields of INDEXES) await tickets.createIndex({ index: { fields } });
  await messages.createIndex({ index: { fields: ["ticketId", "position"] } });
  const find = async (selector: object, limit: number, fields?: string[]) => {
    const query = { selector, sort: [{ updatedAt: "desc" }], limit, ...(fields && { fields }) };
    return (await tickets.find(query)).docs as TicketDocument[];
  };
  return {
    async fill(pages) {
      await Promise.all([put(pages, "tickets", tickets), put(pages, "messages", messages)]);
      // An index is made when it is first asked for; a store is filled once it can answer.
      for (const { selector } of [{ selector: toSelector({}) }, { selector: toSelector({ isFollowed: true }) }])
        await find(selector, 1);
      await messages.find({ selector: { ticketId: "none", position: { $gt: null } }, limit: 1 });
    },
    listTickets: (filter, limit) => find(toSelector(filter), limit),
    async listThread(ticketId) {
      const selector = { ticketId, position: { $gt: null } };
      const found = await messages.find({ selector, sort: [{ ticketId: "asc" }, { position: "asc" }] });
      return found.docs as MessageDocument[];
    },
    async search(text, limit) {
      // It knows of no words: what is found is subjects that begin so.
      const selector = { subject: { $gte: text, $lt: `${text}\uffff` } };
      return (await tickets.find({ selector, limit })).docs as TicketDocument[];
    },
    async countTickets(filters) {
      const counts: number[] = [];
      for (const filter of filters) counts.push((await find(toSelector(filter), 1_000_000, ["_id"])).length);
      return counts;
    },
    async putTicket(ticket) {
      const { _rev } = await tickets.get(ticket.id);
      await tickets.put({ ...ticket, _id: ticket.id, _rev });
    },
    async reply(number) {
      await operations.put({
        _id: `operation-${number}`,
        text: "We have looked into it, and it is mended now. ".repeat(8),
      });
    },
    async close() {
      for (const database of [tickets, messages, operations]) await database.close();
    },
  };
}

async function put(pages: DocumentPages, name: CollectionName, database: InstanceType<typeof Pouch>): Promise<void> {
  for (let page = 0; page < (pages.counts[name] ?? 0); page += 1) {
    const documents = (await pages.fetch({ [name]: page })).pages[name]?.documents ?? [];
    await database.bulkDocs(documents.map((document) => ({ ...document, _id: document.id })));
  }
}

function toSelector({ status, priority, department, assignedTo, isFollowed }: TicketFilter): object {
  return {
    updatedAt: { $gt: null },
    ...(status && { status: oneOf(status) }),
    ...(priority && { priority: oneOf(priority) }),
    ...(department && { department: oneOf(department) }),
    ...(assignedTo && { assignedTo: oneOf(assignedTo) }),
    ...(isFollowed && { isFollowed }),
  };
}

function oneOf<V>(values: readonly V[]): V | undefined | { $in: readonly V[] } {
  return values.length === 1 ? values[0] : { $in: values };
}
