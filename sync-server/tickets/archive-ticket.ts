// Archiving takes an old closed ticket out of the sight of admins (and of the queue, where nobody had it): it stays with
// its customer, with whom it was assigned to and with who follows it, and in reach of all staff by its number. A ticket
// that is opened again, by whomever, is archived no more.

import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { customerAudience } from "#domain/people/sight.ts";
import { NOT_FOUND } from "#domain/ticket/refusal.ts";
import { type Transaction, transact } from "../database/transact.ts";
import { reconcileSight } from "../feed/sight.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { type LockedTicket, lockTicket } from "./lock-ticket.ts";
import { currentVersion } from "./versions.ts";

interface TicketToMove {
  ticketId: string;
  actor: Actor;
}

/**
 * Archiving it again changes nothing.
 * @throws ProblemError `forbidden`, `not-found`, or `invalid-request` where the ticket is not closed.
 */
export function archiveTicket(services: Services, given: TicketToMove): Promise<void> {
  return setArchived(services, given, true);
}

/** @throws ProblemError `forbidden` or `not-found`. */
export function unarchiveTicket(services: Services, given: TicketToMove): Promise<void> {
  return setArchived(services, given, false);
}

async function setArchived(
  { pool, now, announcer }: Services,
  { ticketId, actor }: TicketToMove,
  isArchived: boolean,
): Promise<void> {
  if (!can(actor.role, "archiveTickets")) throw new ProblemError("forbidden");
  const news = await transact(pool, async (tx) => {
    const locked = await lockTicket(tx, ticketId);
    if (!locked || locked.isDeleted) throw new ProblemError("not-found", { detail: NOT_FOUND.message });
    if (locked.isArchived === isArchived) return null;
    if (isArchived && locked.ticket.status !== "closed") {
      throw new ProblemError("invalid-request", { detail: "Only a closed ticket can be archived. Close it first." });
    }
    const audiences = await setArchivedAt(tx, locked, isArchived ? now() : null);
    return { audiences, version: await currentVersion(tx) };
  });
  if (news) announcer.announce(news);
}

/** To be called under the ticket's lock, for a closed one where it is archived. Returns whom it concerns. */
export async function setArchivedAt(tx: Transaction, locked: LockedTicket, at: Date | null): Promise<string[]> {
  await tx.query("UPDATE support_tickets SET archived_at = $2 WHERE id = $1", [locked.id, at]);
  const audiences = await reconcileSight(tx, { ...locked, isArchived: at !== null });
  // To the customer nothing changes.
  return audiences.filter((audience) => audience !== customerAudience(locked.userId));
}
