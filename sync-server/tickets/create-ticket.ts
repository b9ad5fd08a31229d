import type { Actor } from "#domain/people/person.ts";
import type { FieldChange, Ticket } from "#domain/ticket/ticket.ts";
import type { Transaction } from "../database/transact.ts";
import { reconcileSight } from "../feed/sight.ts";
import { giveNumber } from "./give-number.ts";
import { writeHistory } from "./write-history.ts";

export interface TicketToCreate {
  ticket: Ticket;
  history: readonly FieldChange[];
  actor: Actor;
  at: Date;
  writtenAt: Date;
}

export async function createTicket(
  tx: Transaction,
  given: TicketToCreate,
): Promise<{ audiences: string[]; ticketNumber: string }> {
  const { ticket, history, actor, at } = given;
  const ticketNumber = await insertTicket(tx, given);
  await writeHistory(tx, { ticketId: ticket.id, actor, changes: history, at });
  return { audiences: await reconcileSight(tx, { ...ticket, isArchived: false, isDeleted: false }), ticketNumber };
}

async function insertTicket(tx: Transaction, { ticket, actor, at, writtenAt }: TicketToCreate): Promise<string> {
  const { year, sequence, ticketNumber } = await giveNumber(tx, at);
  await tx.query(
    `INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
       priority, department, assigned_to, created_by, written_at, created_at, updated_at, public_updated_at, closed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $14, $15)`,
    [
      ticket.id,
      ticket.userId,
      year,
      sequence,
      ticketNumber,
      ticket.subject,
      ticket.description,
      ticket.status,
      ticket.priority,
      ticket.department,
      ticket.assignedTo,
      actor.id,
      writtenAt,
      at,
      ticket.closedAt,
    ],
  );
  return ticketNumber;
}
