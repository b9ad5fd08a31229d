// Tickets for search, written as rows: many, at once, with exactly the times and states that a test wants.

import { uuidv7 } from "uuidv7";
import type { Searchable } from "#domain/search/matches-search.ts";
import { findTicketNumber } from "#domain/ticket/ticket-number.ts";
import type { TestDesk } from "../../support/test-desk.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

const CUSTOMERS: Readonly<Record<string, string>> = {
  "casey@test.example": TEST_PEOPLE.casey.id,
  "robin@test.example": TEST_PEOPLE.robin.id,
};

/** Returns the ticket's id. Its number must be new to the desk. */
export async function seedTicket({ pool }: TestDesk, ticket: Searchable): Promise<string> {
  const id = uuidv7();
  const number = findTicketNumber(ticket.ticketNumber ?? "");
  const userId = CUSTOMERS[ticket.customerEmail];
  if (!number || userId === undefined) throw new Error("a ticket of nobody, or without a number");
  await pool.query(
    `INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
       priority, department, assigned_to, created_by, written_at, created_at, updated_at, public_updated_at, closed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $2, $12, $12, $12, $12, CASE WHEN $8 = 'closed' THEN $12::timestamptz END)`,
    [
      id,
      userId,
      number.year,
      number.sequence,
      ticket.ticketNumber,
      ticket.subject,
      ticket.description,
      ticket.status,
      ticket.priority,
      ticket.department,
      ticket.assignedTo,
      ticket.createdAt,
    ],
  );
  for (const [index, { message, isInternalNote }] of ticket.messages.entries()) {
    await pool.query(
      `INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
         public_position, written_at, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, true, $6, $7, $8, $8, $8)`,
      [
        uuidv7(),
        id,
        TEST_PEOPLE.sam.id,
        message,
        isInternalNote,
        index + 1,
        isInternalNote ? null : index + 1,
        ticket.createdAt,
      ],
    );
  }
  return id;
}
