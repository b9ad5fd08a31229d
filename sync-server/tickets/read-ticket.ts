import type { Actor } from "#domain/people/person.ts";
import { hasReach } from "#domain/people/sight.ts";
import { NOT_FOUND } from "#domain/ticket/refusal.ts";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import { findTicketNumber, formatTicketNumber } from "#domain/ticket/ticket-number.ts";
import type { MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import { readSnapshot, type Transaction } from "../database/transact.ts";
import { readMessageDocuments } from "../feed/message-documents.ts";
import { readTicketDocuments } from "../feed/ticket-documents.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { nameMentioned } from "./mentions.ts";

export interface WantedTicket {
  viewer: Actor;
  /** The ticket's id or its number. */
  ticketRef: string;
}

/** The id of a ticket in reach. @throws ProblemError `not-found` for any other, whatever there is (S9). */
export async function mustFindTicketId({ pool }: Pick<Services, "pool">, wanted: WantedTicket): Promise<string> {
  return readSnapshot(pool, (tx) => mustReach(tx, wanted));
}

/** One ticket in reach. Reading is not following (P2). @throws ProblemError `not-found`. */
export async function mustReadTicket({ pool }: Pick<Services, "pool">, wanted: WantedTicket): Promise<TicketDocument> {
  return readSnapshot(pool, async (tx) => mustReadDocument(tx, wanted));
}

/** A message that the viewer has written. @throws ProblemError `not-found`. */
export async function mustReadOwnMessage(
  { pool }: Pick<Services, "pool">,
  { viewer, messageId }: { viewer: Actor; messageId: string },
): Promise<MessageDocument> {
  const [message] = await readSnapshot(pool, async (tx) =>
    nameMentioned(tx, await readMessageDocuments({ tx, viewer }, [messageId])),
  );
  if (message?.userId !== viewer.id) throw notFound();
  return message;
}

export async function mustReadDocument(tx: Transaction, wanted: WantedTicket): Promise<TicketDocument> {
  const [document] = await readTicketDocuments({ tx, viewer: wanted.viewer }, [await mustReach(tx, wanted)]);
  if (!document) throw notFound();
  return document;
}

/** The id of a ticket in reach. @throws ProblemError `not-found`. */
export async function mustReach(tx: Transaction, { viewer, ticketRef }: WantedTicket): Promise<string> {
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

function notFound(): ProblemError {
  return new ProblemError("not-found", { detail: NOT_FOUND.message });
}
