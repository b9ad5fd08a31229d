import type { Actor } from "#domain/people/person.ts";
import { hasReach } from "#domain/people/sight.ts";
import { NOT_FOUND } from "#domain/ticket/refusal.ts";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import { findTicketNumber, formatTicketNumber } from "#domain/ticket/ticket-number.ts";
import type { HistoryDocument, MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import { readSnapshot, type Transaction } from "../database/transact.ts";
import { HISTORY, readHistoryDocuments } from "../feed/history-documents.ts";
import { MESSAGES, readMessageDocuments } from "../feed/message-documents.ts";
import { sql } from "../feed/sql.ts";
import { readTicketDocuments } from "../feed/ticket-documents.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

export interface TicketWithThread {
  ticket: TicketDocument;
  /** By position. */
  messages: MessageDocument[];
  /** Oldest first. */
  history: HistoryDocument[];
}

interface Wanted {
  viewer: Actor;
  /** The ticket's id or its number. */
  ticketRef: string;
}

/** The id of a ticket in reach. @throws ProblemError `not-found` for any other, whatever there is (S9). */
export async function mustFindTicketId({ pool }: Pick<Services, "pool">, wanted: Wanted): Promise<string> {
  return readSnapshot(pool, (tx) => mustReach(tx, wanted));
}

/** One ticket in reach. Reading is not following (P2). @throws ProblemError `not-found`. */
export async function mustReadTicket({ pool }: Pick<Services, "pool">, wanted: Wanted): Promise<TicketDocument> {
  return readSnapshot(pool, async (tx) => mustReadDocument(tx, wanted));
}

/** The same with all of its thread that the viewer may read (P3, P4). @throws ProblemError `not-found`. */
export async function mustReadThread({ pool }: Pick<Services, "pool">, wanted: Wanted): Promise<TicketWithThread> {
  const { viewer } = wanted;
  return readSnapshot(pool, async (tx) => {
    const ticket = await mustReadDocument(tx, wanted);
    const messages = await readMessageDocuments(
      { tx, viewer },
      await readableIds(tx, wanted, { of: MESSAGES, ticket }),
    );
    const history = await readHistoryDocuments({ tx, viewer }, await readableIds(tx, wanted, { of: HISTORY, ticket }));
    messages.sort((a, b) => a.position - b.position);
    history.sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id));
    return { ticket, messages, history };
  });
}

/** A message that the viewer has written. @throws ProblemError `not-found`. */
export async function mustReadOwnMessage(
  { pool }: Pick<Services, "pool">,
  { viewer, messageId }: { viewer: Actor; messageId: string },
): Promise<MessageDocument> {
  const [message] = await readSnapshot(pool, (tx) => readMessageDocuments({ tx, viewer }, [messageId]));
  if (message?.userId !== viewer.id) throw notFound();
  return message;
}

async function mustReadDocument(tx: Transaction, wanted: Wanted): Promise<TicketDocument> {
  const [document] = await readTicketDocuments({ tx, viewer: wanted.viewer }, [await mustReach(tx, wanted)]);
  if (!document) throw notFound();
  return document;
}

async function mustReach(tx: Transaction, { viewer, ticketRef }: Wanted): Promise<string> {
  const key = toKey(ticketRef);
  if (!key) throw notFound();
  const { rows } = await tx.query<{ id: string; user_id: string }>(
    `SELECT id, user_id FROM support_tickets WHERE ${key.column} = $1 AND deleted_at IS NULL`,
    [key.value],
  );
  const [row] = rows;
  if (!row || !hasReach(viewer, { userId: row.user_id })) throw notFound();
  return row.id;
}

function toKey(ticketRef: string): { column: "id" | "ticket_number"; value: string } | null {
  const id = uuidSchema.safeParse(ticketRef);
  if (id.success) return { column: "id", value: id.data };
  const number = findTicketNumber(ticketRef);
  return number && { column: "ticket_number", value: formatTicketNumber(number) };
}

interface Thread {
  of: typeof MESSAGES | typeof HISTORY;
  ticket: TicketDocument;
}

async function readableIds(tx: Transaction, { viewer }: Wanted, { of, ticket }: Thread): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    sql(
      (bind) => `SELECT d.id FROM ${of.table} AS d WHERE d.${of.ticketId} = ${bind(ticket.id)}
        AND ${of.readableSql(viewer, bind)}`,
    ),
  );
  return rows.map(({ id }) => id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function notFound(): ProblemError {
  return new ProblemError("not-found", { detail: NOT_FOUND.message });
}
