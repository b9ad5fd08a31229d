import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { formatTicketNumber, type TicketNumber } from "#domain/ticket/ticket-number.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { readSnapshot } from "../database/transact.ts";
import { readTicketDocuments } from "../feed/ticket-documents.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

/**
 * A ticket in reach by its number, for staff (P2); null where there is none.
 * @throws ProblemError `forbidden` for customers: all that they may see is on their device already.
 */
export async function findTicketByNumber(
  { pool }: Services,
  viewer: Actor,
  number: TicketNumber,
): Promise<TicketDocument | null> {
  if (!can(viewer.role, "reachEveryTicket")) {
    throw new ProblemError("forbidden", { detail: "Only staff may look tickets up." });
  }
  return readSnapshot(pool, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      "SELECT id FROM support_tickets WHERE ticket_number = $1 AND deleted_at IS NULL",
      [formatTicketNumber(number)],
    );
    const [document] = await readTicketDocuments(
      { tx, viewer },
      rows.map(({ id }) => id),
    );
    return document ?? null;
  });
}
