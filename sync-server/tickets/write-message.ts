import { HISTORY_FOR_CUSTOMERS } from "#domain/conversation/disclosure.ts";
import type { Actor } from "#domain/people/person.ts";
import type { NewMessage } from "#domain/ticket/decide-operation.ts";
import type { Transaction } from "../database/transact.ts";
import type { LockedTicket } from "./lock-ticket.ts";

export interface MessageToWrite {
  /** As it was before this message. */
  ticket: LockedTicket;
  message: NewMessage;
  actor: Actor;
  at: Date;
  writtenAt: Date;
}

/** Adds a message at the end of its thread (M2). A note takes no place in what the customer counts (P3). */
export async function writeMessage(tx: Transaction, given: MessageToWrite): Promise<void> {
  const { ticket, message, actor, at, writtenAt } = given;
  await tx.query(
    `${message.isInternalNote ? "" : DISCLOSE_AUTHOR}
     INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
       public_position, written_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      message.id,
      ticket.id,
      actor.id,
      message.message,
      message.isInternalNote,
      message.isStaffReply,
      ticket.lastPosition + 1,
      message.isInternalNote ? null : ticket.lastPublicPosition + 1,
      writtenAt,
      at,
    ],
  );
}

/** Whether any of these people has written something in the ticket that its customer can read (P4). */
export async function hasWrittenPublicly(
  tx: Transaction,
  ticketId: string,
  personIds: readonly (string | null)[],
): Promise<boolean> {
  if (personIds.length === 0) return false;
  const { rowCount } = await tx.query(
    `SELECT FROM ticket_messages WHERE ticket_id = $1 AND user_id = ANY ($2::uuid[]) AND NOT is_internal_note LIMIT 1`,
    [ticketId, personIds],
  );
  return rowCount !== 0;
}

/**
 * With their first public words in a ticket its customer learns their name (P4): history and notices that stood under
 * the desk's name now read otherwise, and are sent again. The message that is being written is not seen here yet.
 */
const DISCLOSE_AUTHOR = `
  WITH history_again AS (
    UPDATE ticket_history SET version = pg_current_xact_id()
    WHERE ticket_id = $2 AND actor_id = $3 AND field IN (${HISTORY_FOR_CUSTOMERS.map((field) => `'${field}'`).join(", ")})
      AND NOT EXISTS (SELECT FROM ticket_messages WHERE ticket_id = $2 AND user_id = $3 AND NOT is_internal_note)
  ), notices_again AS (
    UPDATE notices SET version = pg_current_xact_id()
    WHERE ticket_id = $2 AND actor_id = $3 AND person_id = (SELECT user_id FROM support_tickets WHERE id = $2)
      AND NOT EXISTS (SELECT FROM ticket_messages WHERE ticket_id = $2 AND user_id = $3 AND NOT is_internal_note)
  )`;
