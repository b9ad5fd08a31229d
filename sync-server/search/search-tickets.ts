import type { Actor } from "#domain/people/person.ts";
import { findPassage } from "#domain/search/mark-found.ts";
import { parseSearch } from "#domain/search/parse-search.ts";
import type { TicketNumber } from "#domain/ticket/ticket-number.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import type { SearchResponse } from "#protocol/sync/search.ts";
import { unprepared } from "../database/prepare-statements.ts";
import type { Transaction } from "../database/transact.ts";
import { sql } from "../feed/sql.ts";
import { readTicketsInOrder } from "../feed/ticket-documents.ts";
import type { Services } from "../services.ts";
import { nameMentioned } from "../tickets/mentions.ts";
import { pageSql, type TicketQuery } from "../tickets/ticket-query.ts";
import { readForSearch } from "./read-for-search.ts";
import { prepareAnyFound, prepareSearch } from "./search-sql.ts";

export interface TicketSearch {
  text: string;
  /** Only tickets with lower numbers than this one. */
  below: TicketNumber | null;
  /** Whether to leave out what replicates to the searcher's devices anyway. */
  isBeyondSight: boolean;
  limit: number;
}

/**
 * Tickets in the searcher's reach that fulfil the search, from the highest number down.
 * @throws ProblemError `unavailable` where it takes too long.
 */
export async function searchTickets(
  { pool }: Pick<Services, "pool">,
  searcher: Actor,
  search: TicketSearch,
): Promise<SearchResponse> {
  return readForSearch(pool, async (tx) => {
    const ids = await findTickets(tx, searcher, search);
    const tickets = await readTicketsInOrder({ tx, viewer: searcher }, ids.slice(0, search.limit));
    const passages = await findPassages(tx, { searcher, text: search.text, tickets });
    const hits = tickets.map((ticket) => ({ ticket, passage: passages.get(ticket.id) ?? null }));
    return { hits, next: ids.length > search.limit ? (tickets.at(-1)?.ticketNumber ?? null) : null };
  });
}

/** One more than asked for, where there are more. */
async function findTickets(
  tx: Transaction,
  searcher: Actor,
  { text, below, isBeyondSight, limit }: TicketSearch,
): Promise<string[]> {
  const within = isBeyondSight ? "beyond" : "reach";
  const query: TicketQuery = { viewer: searcher, within, filters: {}, order: { by: "number", isDescending: true } };
  const prepared = await prepareSearch(tx, { searcher, text, within });
  const after = below && ([below.year, below.sequence] as const);
  const page = pageSql(query, { after, limit: limit + 1, search: prepared });
  const { rows } = await tx.query<{ id: string }>(unprepared(page));
  return rows.map(({ id }) => id);
}

interface Found {
  searcher: Actor;
  text: string;
  tickets: readonly TicketDocument[];
}

/** By ticket: a line of the description, or else of the latest message that holds what is sought. */
async function findPassages(tx: Transaction, { searcher, text, tickets }: Found): Promise<ReadonlyMap<string, string>> {
  const query = parseSearch(text, searcher);
  const passages = new Map<string, string>();
  const keep = (ticketId: string, passage: string | null) => passage !== null && passages.set(ticketId, passage);
  for (const { id, description } of tickets) keep(id, findPassage(description, query));
  const others = tickets.filter(({ id }) => !passages.has(id)).map(({ id }) => id);
  if (others.length === 0) return passages;
  const isFound = await prepareAnyFound(tx, searcher, query);
  const { rows } = await tx.query<{ ticketId: string; message: string; isInternalNote: boolean }>(
    sql(
      (bind) => `
      SELECT DISTINCT ON (s.ticket_id) s.ticket_id AS "ticketId", m.message, m.is_internal_note AS "isInternalNote"
      FROM search_texts AS s JOIN ticket_messages AS m ON m.id = s.id
      WHERE s.ticket_id = ANY (${bind(others)}::uuid[]) AND ${isFound("s", bind)}
      ORDER BY s.ticket_id, m.position DESC`,
    ),
  );
  for (const { ticketId, message } of await nameMentioned(tx, rows)) keep(ticketId, findPassage(message, query));
  return passages;
}
