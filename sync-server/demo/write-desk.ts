// The demo desk into the tables, in bulk. Numbers go on from where each year's counter stands, sight comes from the one
// module that writes it, workload from the trigger.

import { formatTicketNumber, numberingYear } from "#domain/ticket/ticket-number.ts";
import type { Transaction } from "../database/transact.ts";
import { reconcileSight } from "../feed/sight.ts";
import type { DemoDesk, DemoTicket } from "./demo-rows.ts";

export async function writeDesk(tx: Transaction, desk: DemoDesk, passwordHash: string): Promise<void> {
  await writePeople(tx, desk, passwordHash);
  await writeTickets(tx, desk.tickets);
  await writeMessages(tx, desk);
  await writeHistory(tx, desk);
  await writeSight(tx, desk);
  await writeSessions(tx, desk);
}

async function writePeople(tx: Transaction, { people }: DemoDesk, passwordHash: string): Promise<void> {
  await tx.query(
    `INSERT INTO people (id, email, display_name, role, password_hash, created_at, updated_at)
     SELECT id, email, display_name, role, $2, created_at, created_at
     FROM jsonb_to_recordset($1) AS p (id uuid, email text, display_name text, role text, created_at timestamptz)`,
    [JSON.stringify(people), passwordHash],
  );
}

async function writeTickets(tx: Transaction, tickets: readonly DemoTicket[]): Promise<void> {
  const numbered = await giveNumbers(tx, tickets);
  await tx.query(
    `INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
       priority, department, assigned_to, created_by, last_position, last_public_position, written_at, created_at,
       updated_at, public_updated_at, closed_at)
     SELECT * FROM jsonb_to_recordset($1) AS t (id uuid, user_id uuid, number_year int, number_sequence int,
       ticket_number text, subject text, description text, status text, priority text, department text, assigned_to uuid,
       created_by uuid, last_position int, last_public_position int, written_at timestamptz, created_at timestamptz,
       updated_at timestamptz, public_updated_at timestamptz, closed_at timestamptz)`,
    [JSON.stringify(numbered)],
  );
}

/** A run of numbers per year, in the order in which the tickets came in (T8). */
async function giveNumbers(tx: Transaction, tickets: readonly DemoTicket[]) {
  const yearOf = ({ created_at }: DemoTicket) => numberingYear(new Date(created_at));
  const numbered = [];
  for (const year of new Set(tickets.map(yearOf))) {
    const ofYear = tickets.filter((ticket) => yearOf(ticket) === year);
    const last = await reserveNumbers(tx, year, ofYear.length);
    for (const [index, ticket] of ofYear.entries()) {
      const sequence = last - ofYear.length + index + 1;
      const ticket_number = formatTicketNumber({ year, sequence });
      numbered.push({ ...ticket, number_year: year, number_sequence: sequence, ticket_number });
    }
  }
  return numbered;
}

async function reserveNumbers(tx: Transaction, year: number, count: number): Promise<number> {
  const { rows } = await tx.query<{ last: number }>(
    `INSERT INTO ticket_counters AS counter (year, last_sequence) VALUES ($1, $2)
     ON CONFLICT (year) DO UPDATE SET last_sequence = counter.last_sequence + excluded.last_sequence
     RETURNING last_sequence AS last`,
    [year, count],
  );
  return rows[0]?.last ?? count;
}

async function writeMessages(tx: Transaction, { messages }: DemoDesk): Promise<void> {
  await tx.query(
    `INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
       public_position, written_at, created_at, updated_at)
     SELECT * FROM jsonb_to_recordset($1) AS m (id uuid, ticket_id uuid, user_id uuid, message text,
       is_internal_note boolean, is_staff_reply boolean, position int, public_position int, written_at timestamptz,
       created_at timestamptz, updated_at timestamptz)`,
    [JSON.stringify(messages)],
  );
}

async function writeHistory(tx: Transaction, { history }: DemoDesk): Promise<void> {
  await tx.query(
    `INSERT INTO ticket_history (id, ticket_id, actor_id, field, from_value, to_value, at)
     SELECT * FROM jsonb_to_recordset($1) AS h (id uuid, ticket_id uuid, actor_id uuid, field text, from_value text,
       to_value text, at timestamptz)`,
    [JSON.stringify(history)],
  );
}

async function writeSight(tx: Transaction, { tickets, follows }: DemoDesk): Promise<void> {
  for (const { id, user_id: userId, assigned_to: assignedTo } of tickets) {
    await reconcileSight(tx, { id, userId, assignedTo, isArchived: false, isDeleted: false });
  }
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  for (const { ticketId, personId } of follows) {
    const ticket = byId.get(ticketId);
    if (!ticket) continue;
    const { id, user_id: userId, assigned_to: assignedTo } = ticket;
    await reconcileSight(tx, { id, userId, assignedTo, isArchived: false, isDeleted: false }, { follow: [personId] });
  }
}

async function writeSessions(tx: Transaction, { sessions }: DemoDesk): Promise<void> {
  await tx.query(
    `INSERT INTO sessions (id, person_id, created_at, last_used_at, expires_at, revoked_at, revoked_because)
     SELECT id, person_id, created_at, ended_at, ended_at, ended_at, 'signed_out'
     FROM jsonb_to_recordset($1) AS s (id uuid, person_id uuid, created_at timestamptz, ended_at timestamptz)`,
    [JSON.stringify(sessions)],
  );
}
