import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { mayBeHeld } from "#domain/ticket/decide-operation.ts";
import type { Operation } from "#domain/ticket/operation.ts";
import type { Transaction } from "../database/transact.ts";
import type { LockedTicket } from "./lock-ticket.ts";

interface Reply {
  operation: Operation;
  actor: Actor;
  locked: LockedTicket | null;
}

/**
 * Position of the last message by somebody else that the actor may read, as the actor counts (M3); 0 for none, and where
 * the answer can change nothing. Customers count what they may read, so that no note holds their reply (P3).
 */
export async function findForeignPosition(tx: Transaction, { operation, actor, locked }: Reply): Promise<number> {
  if (!locked || operation.kind !== "addMessage" || !mayBeHeld(operation.args, operation.seen)) return 0;
  const readsNotes = can(actor.role, "useInternalNotes");
  if ((readsNotes ? locked.lastPosition : locked.lastPublicPosition) <= operation.seen.position) return 0;
  const position = readsNotes ? "position" : "public_position";
  const { rows } = await tx.query<{ position: number | null }>(
    `SELECT max(${position}) AS position FROM ticket_messages WHERE ticket_id = $1 AND user_id <> $2`,
    [locked.id, actor.id],
  );
  return rows[0]?.position ?? 0;
}
