// What came of an attempt, for the delivery and for its webhook.

import { writeSecurityEvent } from "../audit/write-security-event.ts";
import { type Transaction, transact } from "../database/transact.ts";
import type { Services } from "../services.ts";
import { ATTEMPTS_MAX, deliveryPauseMs, endpointRestMs, SWITCH_OFF_AFTER_MS } from "./back-off.ts";
import type { DueDelivery } from "./deliver.ts";
import type { Posted } from "./post-signed.ts";
import { readStamps } from "./read-payload.ts";

export interface Attempted extends Posted {
  due: DueDelivery;
  at: Date;
  durationMs: number;
  /** As of what was sent. */
  stamp: string;
}

/** Its endpoint is gone for good, and says so. */
const GONE = 410;

export async function noteAttempt(services: Services, attempted: Attempted): Promise<void> {
  const { due, at } = attempted;
  const isOff = await transact(services.pool, async (tx) => {
    await noteDelivery(tx, attempted, services.now());
    const isSwitchedOff = await noteEndpoint(tx, attempted, services.now());
    if (isSwitchedOff) {
      const detail = { webhook_id: due.webhookId, host: new URL(due.url).host };
      await writeSecurityEvent(tx, { kind: "webhook_switched_off", at, detail });
    }
    return isSwitchedOff;
  });
  if (isOff) services.log.warn({ webhookId: due.webhookId }, "a webhook was switched off: it failed for too long");
}

async function noteDelivery(tx: Transaction, attempted: Attempted, now: Date): Promise<void> {
  const { due, at, durationMs, fault, status } = attempted;
  const attempts = due.attempts + 1;
  const failedState = attempts >= ATTEMPTS_MAX ? "failed" : "waiting";
  await tx.query(
    `UPDATE webhook_deliveries SET state = $2, attempts = $3, due_at = $4, attempted_at = $5, duration_ms = $6,
       response_status = $7, response_excerpt = $8, fault = $9 WHERE id = $1`,
    [
      due.id,
      fault === null ? "delivered" : failedState,
      attempts,
      new Date(now.getTime() + deliveryPauseMs(attempts, Math.random())),
      at,
      durationMs,
      status,
      await findExcerptToKeep(tx, attempted),
      fault,
    ],
  );
}

/** An answer may repeat what it was sent: where that has changed since, it may be gone for good, and is not kept here. */
async function findExcerptToKeep(tx: Transaction, { due, excerpt, stamp }: Attempted): Promise<string | null> {
  if (excerpt === null || due.ticketId === null) return excerpt;
  const standing = await readStamps(tx, due, "FOR SHARE");
  return standing?.stamp === stamp ? excerpt : null;
}

/** @returns whether it has been switched off by this. */
async function noteEndpoint(tx: Transaction, { due, at, fault, status }: Attempted, now: Date): Promise<boolean> {
  if (fault === null) {
    await tx.query(
      "UPDATE webhooks SET failures = 0, failing_since = NULL, rests_until = NULL, last_delivered_at = $2 WHERE id = $1",
      [due.webhookId, at],
    );
    return false;
  }
  const { rows } = await tx.query<{ failures: number; failing_since: Date }>(
    `UPDATE webhooks SET failures = failures + 1, failing_since = coalesce(failing_since, $2) WHERE id = $1
     RETURNING failures, failing_since`,
    [due.webhookId, at],
  );
  const [hook] = rows;
  if (!hook) return false;
  const isOver = status === GONE || now.getTime() - hook.failing_since.getTime() >= SWITCH_OFF_AFTER_MS;
  const restsUntil = new Date(now.getTime() + endpointRestMs(hook.failures, Math.random()));
  const { rowCount } = await tx.query(
    `UPDATE webhooks SET rests_until = $2, state = CASE WHEN $3 THEN 'switched_off' ELSE state END
     WHERE id = $1 AND state = 'active'`,
    [due.webhookId, restsUntil, isOver],
  );
  return isOver && rowCount === 1;
}
