// What a delivery says, read when it is sent: it never tells of words that are gone, and what is sent late is never older
// than what was sent before. The fields are those of the REST API, by the same functions.

import type { Actor } from "#domain/people/person.ts";
import type { RestTicket } from "#protocol/rest/ticket.ts";
import { type DeliveredEvent, WEBHOOK_TEST } from "#protocol/rest/webhook.ts";
import type { Transaction } from "../database/transact.ts";
import { readMessageDocuments } from "../feed/message-documents.ts";
import { readTicketDocuments } from "../feed/ticket-documents.ts";
import { toRestMessage, toRestTicket } from "../http/rest/to-rest.ts";
import { nameMentioned } from "../tickets/mentions.ts";

export interface ToTell {
  webhookId: string;
  event: DeliveredEvent;
  ticketId: string | null;
  messageId: string | null;
  changed: readonly string[];
  happenedAt: Date;
  includesNotes: boolean;
}

export interface Payload {
  body: string;
  /** The versions of what it was read from. */
  stamp: string;
}

/** A webhook sees what staff do. */
const AS_STAFF: Actor = { id: "00000000-0000-0000-0000-000000000000", role: "admin" };
/** One that takes no notes counts messages without them, as customers do (P3). */
const WITHOUT_NOTES: Actor = { ...AS_STAFF, role: "customer" };

/** Null where what it would tell of is not there any more, or not for this webhook. */
export async function readPayload(tx: Transaction, given: ToTell): Promise<Payload | null> {
  const { event, happenedAt, webhookId } = given;
  const told = event === WEBHOOK_TEST ? { data: { webhook_id: webhookId }, stamp: "" } : await readData(tx, given);
  if (!told) return null;
  const payload = { type: event, timestamp: happenedAt.toISOString(), data: told.data };
  return { body: JSON.stringify(payload), stamp: told.stamp };
}

async function readData(tx: Transaction, given: ToTell): Promise<{ data: object; stamp: string } | null> {
  const { event, ticketId, messageId, changed, includesNotes } = given;
  const stamps = await readStamps(tx, { ticketId, messageId });
  if (!stamps || ticketId === null) return null;
  const { stamp, isDeleted, isNote } = stamps;
  if (isDeleted) {
    if (!changed.includes("deleted")) return null;
    return { data: { ticket_id: ticketId, changed: ["deleted"], ticket: null }, stamp };
  }
  if (isNote && !includesNotes) return null;
  const ticket = await readTicket(tx, { ticketId, includesNotes });
  if (!ticket) return null;
  const data = { ticket_id: ticketId, ticket };
  if (event === "ticket.updated") return { data: { ...data, changed }, stamp };
  if (messageId === null) return { data, stamp };
  const viewer = includesNotes ? AS_STAFF : WITHOUT_NOTES;
  const [message] = await nameMentioned(tx, await readMessageDocuments({ tx, viewer }, [messageId]));
  return message ? { data: { ...data, message: toRestMessage(message) }, stamp } : null;
}

async function readTicket(
  tx: Transaction,
  { ticketId, includesNotes }: { ticketId: string; includesNotes: boolean },
): Promise<RestTicket | null> {
  const [document] = await readTicketDocuments({ tx, viewer: AS_STAFF }, [ticketId]);
  if (!document) return null;
  const ticket = toRestTicket(document);
  return includesNotes ? ticket : { ...ticket, updated_at: await readUpdatedWithoutNotes(tx, ticketId) };
}

/** When a field changed or a reply was written last: a note moves `updated_at`, and would be told by that (P3). */
async function readUpdatedWithoutNotes(tx: Transaction, ticketId: string): Promise<string> {
  const { rows } = await tx.query<{ at: Date }>(
    `SELECT greatest(public_updated_at, (SELECT max(h.at) FROM ticket_history AS h WHERE h.ticket_id = t.id)) AS at
     FROM support_tickets AS t WHERE id = $1`,
    [ticketId],
  );
  if (!rows[0]) throw new Error("a ticket vanished while it was read");
  return rows[0].at.toISOString();
}

export interface Told {
  ticketId: string | null;
  messageId: string | null;
}

interface Stamps {
  stamp: string;
  isDeleted: boolean;
  isNote: boolean;
}

/** `FOR SHARE`: so that nobody changes them until this transaction ends. */
export async function readStamps(
  tx: Transaction,
  { ticketId, messageId }: Told,
  lock: "" | "FOR SHARE" = "",
): Promise<Stamps | null> {
  const tickets = await tx.query<{ version: string; isDeleted: boolean }>(
    `SELECT version::text AS version, deleted_at IS NOT NULL AS "isDeleted" FROM support_tickets WHERE id = $1 ${lock}`,
    [ticketId],
  );
  const messages = await tx.query<{ version: string; isNote: boolean }>(
    `SELECT version::text AS version, is_internal_note AS "isNote" FROM ticket_messages WHERE id = $1 ${lock}`,
    [messageId],
  );
  const [ticket, message] = [tickets.rows[0], messages.rows[0]];
  if (!ticket) return null;
  const stamp = `${ticket.version} ${message?.version ?? ""}`;
  return { stamp, isDeleted: ticket.isDeleted, isNote: message?.isNote ?? false };
}
