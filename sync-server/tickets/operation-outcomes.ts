import type { Outcome } from "#protocol/sync/push.ts";
import type { Transaction } from "../database/transact.ts";
import type { ArrivedOperation } from "./read-operation.ts";

export interface RememberedOutcome {
  outcome: Outcome;
  /** Whose operation it was. */
  personId: string;
}

/** How an operation ended, if it has; null for one that has not been seen. */
export async function findOutcome(tx: Transaction, operationId: string): Promise<RememberedOutcome | null> {
  const { rows } = await tx.query<RememberedOutcome>(
    `SELECT o.outcome, r.person_id AS "personId"
     FROM operation_outcomes AS o JOIN replicas AS r ON r.id = o.replica_id WHERE o.operation_id = $1`,
    [operationId],
  );
  return rows[0] ?? null;
}

export interface OutcomeToRemember {
  replicaId: string;
  number: number;
  operationId: string;
  arrived: ArrivedOperation;
  outcome: Outcome;
  now: Date;
}

/** And that its replica has come so far. */
export async function rememberOutcome(tx: Transaction, given: OutcomeToRemember): Promise<void> {
  const { replicaId, number, operationId, arrived, outcome, now } = given;
  const [kind, ticketId] =
    arrived.type === "operation" ? [arrived.operation.kind, arrived.operation.ticketId] : [arrived.type, null];
  await tx.query(
    `WITH advanced AS (UPDATE replicas SET last_number = $2 WHERE id = $1)
     INSERT INTO operation_outcomes (replica_id, number, operation_id, kind, ticket_id, outcome, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [replicaId, number, operationId, kind, ticketId, JSON.stringify(outcome), now],
  );
}
