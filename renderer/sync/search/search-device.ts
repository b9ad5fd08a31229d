// Search over what is on this device: the store's full-text index for what is confirmed, and for the few tickets that have operations
// of this person on them, the domain's own matching over what they show. Those come first.

import { merge, type Observable, takeUntil } from "rxjs";
import { findPassage } from "#domain/search/mark-found.ts";
import { matchesSearch, type Searchable } from "#domain/search/matches-search.ts";
import { parseSearch } from "#domain/search/parse-search.ts";
import type { SearchQuery } from "#domain/search/search-query.ts";
import type { Searcher } from "#domain/search/sought-mentions.ts";
import type { MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import { findDocuments, findDocumentsById, withoutMeta } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { DocumentJson, TextHit, TextQuery } from "#renderer/database/sqlite-storage/store-engine.ts";
import { askedFor } from "../asked.ts";
import type { Desk, FoundHere, SearchHit, SearchRequest, ShownTicket } from "../desk.ts";
import { showNote, staffOf } from "../mention-names.ts";
import { overlayMessages } from "../pending-overlay.ts";
import { type ShownTickets, stoppedOf } from "../reading/shown-tickets.ts";
import type { TouchedTicket } from "../reading/touched-tickets.ts";
import type { Replica } from "../replica.ts";
import { isSameJson } from "../watch.ts";
import { toTextQuery } from "./to-text-query.ts";

export interface DeviceSearchParts {
  database: DeskDatabase;
  tickets: ShownTickets;
  replica: Pick<Replica, "people">;
  me: Desk["me"];
  /** Searches the store of this desk. */
  findText(query: TextQuery): Promise<TextHit[]>;
}

/** What is overtaken by a newer request is not searched for any more. */
export function watchSearch(parts: DeviceSearchParts, request$: Observable<SearchRequest>): Observable<FoundHere> {
  const { database, tickets } = parts;
  const messages$ = database.messages.eventBulks$.pipe(takeUntil(stoppedOf(tickets)));
  const changed$ = merge(tickets.changed$, messages$);
  const found$ = askedFor(request$, changed$, (request) => searchDevice(parts, request), isSameAnswer);
  return tickets.onScreen.noting(found$, ({ hits }) => hits.map(({ ticket }) => ticket));
}

/** Answers are of different texts mostly, and long. */
function isSameAnswer(a: FoundHere, b: FoundHere): boolean {
  return a.text === b.text && isSameJson(a, b);
}

async function searchDevice(parts: DeviceSearchParts, request: SearchRequest): Promise<FoundHere> {
  const query = parseSearch(request.text, parts.me);
  const { text, limit } = request;
  if (query.terms.length === 0) return { text, hits: [], hasMore: false };
  const searcher = { id: parts.me.id, staff: staffOf(parts.replica) };
  const asked = { query, searcher, request, touched: parts.tickets.touched() };
  const [touched, confirmed] = await Promise.all([searchTouched(parts, asked), searchStore(parts, asked)]);
  const hits = [...touched, ...confirmed];
  return { text, hits: hits.slice(0, limit), hasMore: hits.length > limit };
}

interface Asked {
  query: SearchQuery;
  searcher: Searcher;
  request: SearchRequest;
  /** As they are when the search begins: each ticket is looked for in one of both places. */
  touched: ReadonlyMap<string, TouchedTicket>;
}

/** In the order of the store, without those that are touched, for what the store knows of them may be overtaken. */
async function searchStore(
  parts: DeviceSearchParts,
  { query, searcher, request: { limit, status }, touched }: Asked,
): Promise<SearchHit[]> {
  const textQuery = toTextQuery(query, { searcher, status, limit: limit + 1 + touched.size });
  const all = await parts.findText({ ...textQuery, withDocuments: true });
  const found = all.filter(({ group }) => !touched.has(group)).slice(0, limit + 1);
  const { shown, messages } = await readFound(parts, found);
  return found.flatMap(({ group, document }) => {
    const ticket = shown.get(group);
    if (!ticket) return [];
    const message = document && messages.get(document.id);
    return [toHit(ticket, query, message ? [wordsOf(message, parts.replica)] : [])];
  });
}

interface Found {
  shown: ReadonlyMap<string, ShownTicket>;
  messages: ReadonlyMap<string, MessageDocument>;
}

/** They came along with the answer, but for those of a store that another window has open and whose build does not send them. */
async function readFound({ tickets, database }: DeviceSearchParts, found: readonly TextHit[]): Promise<Found> {
  const ids = found.map(({ group }) => group);
  const brought = found.flatMap(({ documents }) => documents ?? []);
  const idsOfMessages = found.flatMap(({ document }) => (document?.collection === "messages" ? [document.id] : []));
  const [confirmed, messages] =
    brought.length === found.length
      ? [
          byId<TicketDocument>(brought.map(({ group }) => group)),
          byId<MessageDocument>(brought.map((one) => one.found)),
        ]
      : await Promise.all([
          findDocumentsById<TicketDocument>(database.tickets, ids),
          findDocumentsById<MessageDocument>(database.messages, idsOfMessages),
        ]);
  return { shown: tickets.show(ids, confirmed), messages };
}

function byId<D extends { id: string }>(texts: readonly (DocumentJson | null)[]): Map<string, D> {
  const documents = texts.flatMap((text) => (text === null ? [] : withoutMeta(JSON.parse(text) as D)));
  return new Map(documents.map((document) => [document.id, document]));
}

/** The newest first. */
async function searchTouched(
  { database, tickets, replica, me }: DeviceSearchParts,
  { query, searcher, request: { status }, touched }: Asked,
): Promise<SearchHit[]> {
  const shown = [...touched.values()].flatMap((ticket) => ticket.shown ?? []);
  if (shown.length === 0) return [];
  const ids = shown.map(({ id }) => id);
  const confirmed = await findDocuments<MessageDocument>(database.messages, { selector: { ticketId: { $in: ids } } });
  const readable = shown.map((ticket) => {
    const own = confirmed.filter(({ ticketId }) => ticketId === ticket.id);
    return { ticket, messages: [...own, ...overlayMessages(own, tickets.operationsOn(ticket.id), me)] };
  });
  return readable
    .filter(({ ticket }) => status === undefined || status.includes(ticket.status))
    .filter(({ ticket, messages }) => matchesSearch(query, { ...ticket, messages } satisfies Searchable, searcher))
    .toSorted((a, b) => (a.ticket.createdAt < b.ticket.createdAt ? 1 : -1))
    .map(({ ticket, messages }) => toHit(ticket, query, messages.map((one) => wordsOf(one, replica)).toReversed()));
}

function wordsOf(
  { message, isInternalNote }: Pick<MessageDocument, "message" | "isInternalNote">,
  replica: Pick<Replica, "people">,
): string {
  return isInternalNote ? showNote(message, replica) : message;
}

/**
 * With a passage of the description, or else of the first message that holds something of what is sought. It is found once somebody
 * looks at it, which they do at few of the hits.
 */
function toHit(ticket: ShownTicket, query: SearchQuery, messages: readonly string[]): SearchHit {
  let looked: { passage: string | null } | null = null;
  return {
    ticket,
    get passage() {
      looked ??= { passage: firstPassage([ticket.description, ...messages], query) };
      return looked.passage;
    },
  };
}

function firstPassage(texts: readonly string[], query: SearchQuery): string | null {
  for (const text of texts) {
    const passage = findPassage(text, query);
    if (passage !== null) return passage;
  }
  return null;
}
