import type { Actor } from "#domain/people/person.ts";
import type { Transaction } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import { type ActorRow, currentActor, mustBeActive } from "./current-actor.ts";

interface ReplicaOf {
  replicaId: string;
  personId: string;
  now: Date;
}

export interface LockedReplica {
  /** The number of its last operation. */
  lastNumber: number;
  /** Who speaks for it, as their account stands now. */
  actor: Actor;
  /** The version of everything that this transaction writes. */
  version: string;
}

/**
 * Locks a replica, so that its operations come one after the other even if it sends two requests at once. A replica is
 * made when it is first heard of, for the person who speaks for it.
 * @throws ProblemError where it is another person's, or the account is disabled.
 */
export async function lockReplica(tx: Transaction, replica: ReplicaOf): Promise<LockedReplica> {
  const row = (await lock(tx, replica)) ?? (await create(tx, replica));
  const actor = mustBeActive(replica.personId, row);
  if (row.person_id !== replica.personId) throw new ProblemError("replica-of-another");
  return { lastNumber: Number(row.last_number), actor, version: row.version };
}

export async function advanceReplica(tx: Transaction, replicaId: string, number: number): Promise<void> {
  await tx.query("UPDATE replicas SET last_number = $2 WHERE id = $1", [replicaId, number]);
}

interface ReplicaRow extends ActorRow {
  person_id: string;
  last_number: string;
  version: string;
}

/** All that each operation asks for first, in one question. */
async function lock(tx: Transaction, { replicaId, personId }: ReplicaOf): Promise<ReplicaRow | undefined> {
  const { rows } = await tx.query<ReplicaRow>(
    `SELECT r.person_id, r.last_number, p.role, p.disabled_at IS NOT NULL AS is_disabled,
       pg_current_xact_id()::text AS version
     FROM replicas AS r JOIN people AS p ON p.id = $2 WHERE r.id = $1 FOR NO KEY UPDATE OF r`,
    [replicaId, personId],
  );
  return rows[0];
}

async function create(tx: Transaction, replica: ReplicaOf): Promise<ReplicaRow> {
  const { replicaId, personId, now } = replica;
  await currentActor(tx, personId);
  await tx.query("INSERT INTO replicas (id, person_id, created_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING", [
    replicaId,
    personId,
    now,
  ]);
  const row = await lock(tx, replica);
  if (!row) throw new Error("a replica vanished while it was made");
  return row;
}
