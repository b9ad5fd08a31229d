// What is measured of a store, the same of each: what the screens ask it for, and what fills it.

import type { MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import type { TicketFilter } from "#renderer/sync/desk.ts";
import type { DocumentPages } from "./document-pages.ts";

export interface BenchStore {
  /** From nothing, page by page as a server sends them. */
  fill(pages: DocumentPages): Promise<void>;
  /** What was changed last comes first. */
  listTickets(filter: TicketFilter, limit: number): Promise<TicketDocument[]>;
  listThread(ticketId: string): Promise<MessageDocument[]>;
  /** Tickets that hold all of these, each as the beginning of a word, as far as the store knows of words. */
  search(text: string, limit: number): Promise<TicketDocument[]>;
  countTickets(filters: readonly TicketFilter[]): Promise<number[]>;
  /** Takes in another version of a ticket, as sync does. */
  putTicket(ticket: TicketDocument): Promise<void>;
  /** Stores an operation. Resolves once it is durable and whoever watches the operations has been told. */
  reply(number: number): Promise<void>;
  close(): Promise<void>;
  /** What only the store of the app is asked for. */
  own?: OwnStore;
}

export interface OwnStore {
  /** As `search`, and only of these. */
  searchAmong(text: string, filter: Pick<TicketFilter, "status">, limit: number): Promise<TicketDocument[]>;
  /** Until it is known what is news to an agent and what is not, on a store that was just filled. */
  startNews(agentId: string): Promise<void>;
  /** Takes away all that the server has given, as another role asks for. */
  wipe(): Promise<void>;
}

export const STORE_KINDS = ["sqlite", "dexie", "pouchdb"] as const;
export type StoreKind = (typeof STORE_KINDS)[number];
