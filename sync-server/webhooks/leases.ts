// Which process delivers for which webhook. One at a time does, so that its deliveries come one after the other; should it
// die, another goes on once the lease has run out. By the clock of the database, which is the same for all of them.

import type { Pool } from "pg";

export interface Lease {
  webhookId: string;
  lease: string;
}

/** Longer than an attempt takes with all that is around it: each attempt prolongs it. */
export const LEASE_SECONDS = 60;

/** Takes webhooks with something to be sent now that nobody delivers for. */
export async function takeLeases(
  pool: Pool,
  { lease, now, atMost }: { lease: string; now: Date; atMost: number },
): Promise<Lease[]> {
  const { rows } = await pool.query<{ id: string }>(TAKE_LEASES, [lease, now, atMost]);
  return rows.map(({ id }) => ({ webhookId: id, lease }));
}

export const TAKE_LEASES = `
  UPDATE webhooks SET lease = $1, leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
  WHERE id IN (
    SELECT w.id FROM webhooks AS w
    WHERE w.state = 'active' AND (w.leased_until IS NULL OR w.leased_until < clock_timestamp())
      AND (w.rests_until IS NULL OR w.rests_until <= $2)
      AND (SELECT min(d.due_at) FROM webhook_deliveries AS d WHERE d.webhook_id = w.id AND d.state = 'waiting') <= $2
    LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED)
  RETURNING id`;

export async function endLease(pool: Pool, { webhookId, lease }: Lease): Promise<void> {
  await pool.query("UPDATE webhooks SET lease = NULL, leased_until = NULL WHERE id = $1 AND lease = $2", [
    webhookId,
    lease,
  ]);
}
