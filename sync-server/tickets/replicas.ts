import type { Transaction } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";

interface ReplicaOf {
  replicaId: string;
  personId: string;
  now: Date;
}

/**
 * Locks a replica, so that its operations come one after the other even if it sends two requests at once, and returns
 * the number of its last operation. A replica is made when it is first heard of, for the person who speaks for it.
 * @throws ProblemError where it is another person's.
 */
export async function lockReplica(tx: Transaction, replica: ReplicaOf): Promise<number> {
  const found = (await lock(tx, replica.replicaId)) ?? (await create(tx, replica));
  if (found.person_id !== replica.personId) throw new ProblemError("replica-of-another");
  return Number(found.last_number);
}

export async function advanceReplica(tx: Transaction, replicaId: string, number: number): Promise<void> {
  await tx.query("UPDATE replicas SET last_number = $2 WHERE id = $1", [replicaId, number]);
}

interface ReplicaRow {
  person_id: string;
  last_number: string;
}

async function lock(tx: Transaction, replicaId: string): Promise<ReplicaRow | undefined> {
  const { rows } = await tx.query<ReplicaRow>(
    "SELECT person_id, last_number FROM replicas WHERE id = $1 FOR NO KEY UPDATE",
    [replicaId],
  );
  return rows[0];
}

async function create(tx: Transaction, { replicaId, personId, now }: ReplicaOf): Promise<ReplicaRow> {
  await tx.query("INSERT INTO replicas (id, person_id, created_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING", [
    replicaId,
    personId,
    now,
  ]);
  const row = await lock(tx, replicaId);
  if (!row) throw new Error("a replica vanished while it was made");
  return row;
}
