import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { NOT_FOUND } from "#domain/ticket/refusal.ts";
import { type Transaction, transact } from "../database/transact.ts";
import { reconcileSight } from "../feed/sight.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { lockTicket } from "./lock-ticket.ts";
import { currentVersion } from "./versions.ts";
import { blankNotices } from "./write-notices.ts";

/** As `emptyTicket`, for somebody. @throws ProblemError `forbidden`, or `not-found` where there is no such ticket. */
export async function deleteTicket(
  services: Services,
  { ticketId, actor }: { ticketId: string; actor: Actor },
): Promise<void> {
  if (!can(actor.role, "deleteTickets")) throw new ProblemError("forbidden");
  await emptyTicket(services, ticketId);
}

/**
 * Takes every word out of a ticket and ends everybody's sight of it, so that all devices remove it. Its record stays
 * for its number, and the ids of its messages and history for devices to be told. Emptying it again changes nothing.
 * @throws ProblemError `not-found` where there is no such ticket.
 */
export async function emptyTicket({ pool, now, announcer }: Services, ticketId: string): Promise<void> {
  const news = await transact(pool, async (tx) => {
    const locked = await lockTicket(tx, ticketId);
    if (!locked) throw new ProblemError("not-found", { detail: NOT_FOUND.message });
    if (locked.isDeleted) return null;
    await blank(tx, ticketId, now());
    return { audiences: await reconcileSight(tx, { ...locked, isDeleted: true }), version: await currentVersion(tx) };
  });
  if (news) announcer.announce(news);
}

async function blank(tx: Transaction, ticketId: string, now: Date): Promise<void> {
  await tx.query(
    `UPDATE support_tickets SET subject = '', description = '', deleted_at = $2, updated_at = $2, public_updated_at = $2,
       public_version = pg_current_xact_id() WHERE id = $1`,
    [ticketId, now],
  );
  await tx.query("UPDATE ticket_messages SET message = '', deleted_at = $2, updated_at = $2 WHERE ticket_id = $1", [
    ticketId,
    now,
  ]);
  await tx.query("UPDATE ticket_history SET from_value = NULL, to_value = NULL WHERE ticket_id = $1", [ticketId]);
  await blankNotices(tx, ticketId);
  await forgetOverruled(tx, ticketId);
}

/** What somebody overruled is told in words as well. */
export async function forgetOverruled(tx: Transaction, ticketId: string): Promise<void> {
  await tx.query(
    `UPDATE operation_outcomes SET outcome = jsonb_set(outcome, '{overruled}', '[]')
     WHERE ticket_id = $1 AND outcome ->> 'type' = 'merged'`,
    [ticketId],
  );
}
