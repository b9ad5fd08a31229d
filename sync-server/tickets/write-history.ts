import { uuidv7 } from "uuidv7";
import type { Actor } from "#domain/people/person.ts";
import type { FieldChange } from "#domain/ticket/ticket.ts";
import type { Transaction } from "../database/transact.ts";

export interface HistoryToWrite {
  ticketId: string;
  actor: Actor;
  changes: readonly FieldChange[];
  at: Date;
}

/** T10: who, what, from, to, when. */
export async function writeHistory(tx: Transaction, { ticketId, actor, changes, at }: HistoryToWrite): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `INSERT INTO ticket_history (id, ticket_id, actor_id, field, from_value, to_value, at)
     SELECT id, $1, $2, field, from_value, to_value, $3
     FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[]) AS change (id, field, from_value, to_value)`,
    [
      ticketId,
      actor.id,
      at,
      changes.map(() => uuidv7()),
      changes.map(({ field }) => field),
      changes.map(({ from }) => from),
      changes.map(({ to }) => to),
    ],
  );
}
