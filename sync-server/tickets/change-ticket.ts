import { showsToCustomer } from "#domain/conversation/disclosure.ts";
import type { Actor } from "#domain/people/person.ts";
import { customerAudience } from "#domain/people/sight.ts";
import type { NewMessage } from "#domain/ticket/decide-operation.ts";
import type { FieldChange, Ticket } from "#domain/ticket/ticket.ts";
import type { TicketPatch } from "#domain/ticket/transitions.ts";
import type { LastWrites, Transaction } from "../database/transact.ts";
import { audiencesInSight, reconcileSight } from "../feed/sight.ts";
import type { LockedTicket } from "./lock-ticket.ts";
import { findMentioned } from "./mentions.ts";
import { writeHistory } from "./write-history.ts";
import { hasWrittenPublicly, writeMessage } from "./write-message.ts";
import { blankNotices } from "./write-notices.ts";

export interface TicketToChange {
  locked: LockedTicket;
  patch: TicketPatch;
  message?: NewMessage;
  history: readonly FieldChange[];
  actor: Actor;
  at: Date;
  writtenAt: Date;
}

/**
 * Writes what was decided, and returns whom it concerns: the customer only where it shows to them (P3). What is written
 * leaves together with the commit where nothing has to wait for it.
 */
export async function changeTicket(
  tx: Transaction,
  last: LastWrites,
  change: TicketToChange,
): Promise<{ audiences: Promise<string[]> }> {
  const { locked, patch, message, history, actor, at, writtenAt } = change;
  if (history.length === 0 && !message) return { audiences: Promise.resolve([]) };
  const ticket = { ...locked.ticket, ...patch };
  // A ticket that is opened again is archived no more.
  const isArchived = locked.isArchived && ticket.status === "closed";
  const isPublic = await showsChange(tx, change);
  const follow = await findMentioned(tx, message, actor);
  const isMoving = movesSight(history) || isArchived !== locked.isArchived || follow.length > 0;
  const inSight = isMoving ? null : audiencesInSight(tx, locked.id);
  if (inSight) last(inSight);
  last(updateTicket(tx, { ticket, message, isPublic, at }));
  if (message) last(writeMessage(tx, { ticket: locked, message, actor, at, writtenAt }));
  last(writeHistory(tx, { ticketId: locked.id, actor, changes: history, at }));
  if (ticket.userId !== locked.userId) last(blankNotices(tx, locked.id, locked.userId));
  const concerned = inSight ?? reconcileSight(tx, { ...locked, ...ticket, isArchived }, { follow });
  if (!inSight) await concerned;
  const isShown = (audience: string) => isPublic || audience !== customerAudience(ticket.userId);
  const audiences = concerned.then((all) => all.filter(isShown));
  // Whoever needs them is told what went wrong, and the commit says so as well.
  audiences.catch(() => undefined);
  return { audiences };
}

/** Whether the customer's own view of the ticket changes: what decides what they are sent, and when (P4). */
async function showsChange(tx: Transaction, { locked, message, history }: TicketToChange): Promise<boolean> {
  if (message && !message.isInternalNote) return true;
  if (history.some(({ field }) => showsToCustomer(field))) return true;
  const assignees = history.filter(({ field }) => field === "assignedTo").flatMap(({ from, to }) => [from, to]);
  return hasWrittenPublicly(tx, locked.id, assignees);
}

function movesSight(history: readonly FieldChange[]): boolean {
  return history.some(({ field }) => field === "assignedTo" || field === "userId");
}

interface TicketToUpdate {
  ticket: Ticket;
  message: NewMessage | undefined;
  isPublic: boolean;
  at: Date;
}

async function updateTicket(tx: Transaction, { ticket, message, isPublic, at }: TicketToUpdate): Promise<void> {
  await tx.query(
    `UPDATE support_tickets SET user_id = $2, subject = $3, description = $4, status = $5, priority = $6, department = $7,
       assigned_to = $8, closed_at = $9, updated_at = $10, archived_at = CASE WHEN $5 = 'closed' THEN archived_at END,
       last_position = last_position + $11, last_public_position = last_public_position + $12,
       public_updated_at = CASE WHEN $13 THEN $10 ELSE public_updated_at END,
       public_version = CASE WHEN $13 THEN pg_current_xact_id() ELSE public_version END
     WHERE id = $1`,
    [
      ticket.id,
      ticket.userId,
      ticket.subject,
      ticket.description,
      ticket.status,
      ticket.priority,
      ticket.department,
      ticket.assignedTo,
      ticket.closedAt,
      at,
      message ? 1 : 0,
      message && !message.isInternalNote ? 1 : 0,
      isPublic,
    ],
  );
}
