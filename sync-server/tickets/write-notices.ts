import { uuidv7 } from "uuidv7";
import type { Actor } from "#domain/people/person.ts";
import { agentAudience, customerAudience } from "#domain/people/sight.ts";
import type { FieldChange } from "#domain/ticket/ticket.ts";
import type { Transaction } from "../database/transact.ts";
import type { LockedTicket } from "./lock-ticket.ts";

export interface NoticesToWrite {
  /** As it was before the change. */
  locked: LockedTicket;
  overruled: readonly FieldChange[];
  actor: Actor;
  at: Date;
}

/**
 * S6: tells those whose values were replaced by somebody who had not seen them. Returns their own audiences, for they may
 * have lost sight of the ticket by the same change. A customer whose ticket it is no more is told nothing (P3).
 */
export async function writeNotices(tx: Transaction, given: NoticesToWrite): Promise<string[]> {
  const { locked, overruled, actor, at } = given;
  if (overruled.length === 0) return [];
  const { rows } = await tx.query<{ id: string; is_staff: boolean }>(WRITE, [
    locked.id,
    actor.id,
    locked.ticket.subject,
    locked.userId,
    at,
    overruled.map(() => uuidv7()),
    overruled.map(({ field }) => field),
    overruled.map(({ from }) => from),
    overruled.map(({ to }) => to),
  ]);
  return rows.map(({ id, is_staff }) => (is_staff ? agentAudience(id) : customerAudience(id)));
}

/** Takes the words out of the notices of a ticket: of all of them, or of one person's. */
export async function blankNotices(tx: Transaction, ticketId: string, personId: string | null = null): Promise<void> {
  await tx.query(
    `UPDATE notices SET subject = '', from_value = NULL, to_value = NULL
     WHERE ticket_id = $1 AND ($2::uuid IS NULL OR person_id = $2)`,
    [ticketId, personId],
  );
}

/** Whoever set the value that was replaced, the last of them by history. */
const WRITE = `
  WITH told AS (
    INSERT INTO notices (id, person_id, ticket_id, actor_id, subject, field, from_value, to_value, at)
    SELECT o.id, setter.actor_id, $1, $2, $3, o.field, o.from_value, o.to_value, $5
    FROM unnest($6::uuid[], $7::text[], $8::text[], $9::text[]) AS o (id, field, from_value, to_value)
    CROSS JOIN LATERAL (
      SELECT h.actor_id FROM ticket_history AS h
      WHERE h.ticket_id = $1 AND h.field = o.field AND h.to_value IS NOT DISTINCT FROM o.from_value
      ORDER BY h.at DESC, h.id DESC LIMIT 1
    ) AS setter
    JOIN people AS p ON p.id = setter.actor_id
    WHERE setter.actor_id <> $2 AND (p.is_staff OR p.id = $4)
    RETURNING person_id
  )
  SELECT DISTINCT p.id, p.is_staff FROM told JOIN people AS p ON p.id = told.person_id`;
