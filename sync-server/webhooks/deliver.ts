// Delivers what waits for one webhook, one after the other, in the order in which it happened. What fails waits for its
// next attempt, and what came after it goes on: docs/webhooks.md tells receivers what that means.

import type { Delivery } from "#protocol/rest/webhook.ts";
import { readSnapshot, type Transaction, transact } from "../database/transact.ts";
import type { Services } from "../services.ts";
import { LEASE_SECONDS, type Lease } from "./leases.ts";
import { noteAttempt } from "./note-attempt.ts";
import { type Posted, postSigned } from "./post-signed.ts";
import { type Payload, readPayload, type ToTell } from "./read-payload.ts";
import { type Secrets, signingSecrets } from "./secrets.ts";

export interface DueDelivery extends ToTell {
  id: string;
  attempts: number;
  url: string;
  secrets: string[];
}

/** As long as anything is due, the lease is held and nobody wants it to stop. */
export async function deliverAll(
  services: Services,
  held: Lease,
  { answerWithinMs, isStopping }: { answerWithinMs: number; isStopping: () => boolean },
): Promise<void> {
  while (!isStopping()) {
    const due = await takeNext(services, held);
    if (!due) return;
    const payload = await readSnapshot(services.pool, (tx) => readPayload(tx, due));
    if (payload) await attempt(services, { due, payload, answerWithinMs });
    else await drop(services, due);
  }
}

interface Attempt {
  due: DueDelivery;
  payload: Payload;
  answerWithinMs: number;
}

async function attempt(services: Services, { due, payload, answerWithinMs }: Attempt): Promise<void> {
  const { id, url, secrets } = due;
  const [at, begun] = [services.now(), performance.now()];
  const posted: Posted = await postSigned(services.egress, {
    url,
    id,
    at,
    body: payload.body,
    secrets,
    answerWithinMs,
  });
  const durationMs = Math.round(performance.now() - begun);
  services.metrics.webhookAttempts.inc({ result: posted.fault ?? "delivered" });
  await noteAttempt(services, { due, at, durationMs, stamp: payload.stamp, ...posted });
}

async function drop({ pool }: Services, { id }: DueDelivery): Promise<void> {
  await pool.query("UPDATE webhook_deliveries SET state = 'dropped' WHERE id = $1", [id]);
}

/** The next that is due, with the lease prolonged; null where there is none, or the lease is another's. */
async function takeNext({ pool, now }: Services, { webhookId, lease }: Lease): Promise<DueDelivery | null> {
  return transact(pool, async (tx) => {
    const hook = await prolong(tx, { webhookId, lease, now: now() });
    if (!hook) return null;
    const { rows } = await tx.query<DueRow>(NEXT_DUE, [webhookId, now()]);
    const { url, includesNotes } = hook;
    return rows[0] ? { ...rows[0], webhookId, url, secrets: signingSecrets(hook, now()), includesNotes } : null;
  });
}

const DUE = `
  SELECT id, sequence, event, ticket_id AS "ticketId", message_id AS "messageId", changed, happened_at AS "happenedAt",
    attempts
  FROM webhook_deliveries WHERE webhook_id = $1 AND state = 'waiting' AND due_at <= $2`;

/**
 * Of what was never tried the first that happened, or before it what has been due for longest: either is found by an index,
 * however much waits for its next attempt.
 */
export const NEXT_DUE = `
  SELECT * FROM (
    (${DUE} AND attempts = 0 ORDER BY sequence LIMIT 1) UNION ALL (${DUE} ORDER BY due_at LIMIT 1)
  ) AS due ORDER BY sequence LIMIT 1`;

interface DueRow {
  id: string;
  event: Delivery["event"];
  ticketId: string | null;
  messageId: string | null;
  changed: string[];
  happenedAt: Date;
  attempts: number;
}

interface HookRow extends Secrets {
  url: string;
  includesNotes: boolean;
}

/** Unless it rests, was paused, or is another's now. */
async function prolong(
  tx: Transaction,
  { webhookId, lease, now }: Lease & { now: Date },
): Promise<HookRow | undefined> {
  const { rows } = await tx.query<HookRow>(
    `UPDATE webhooks SET leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
     WHERE id = $1 AND lease = $2 AND state = 'active' AND (rests_until IS NULL OR rests_until <= $3)
     RETURNING url, include_internal_notes AS "includesNotes", secret, old_secrets AS "oldSecrets"`,
    [webhookId, lease, now],
  );
  return rows[0];
}
