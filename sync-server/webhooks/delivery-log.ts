// What was sent to a webhook, for an admin to look at and to send again.

import type { Pool } from "pg";
import { type Deliveries, type DeliveriesQuery, type Delivery, WEBHOOK_TEST } from "#protocol/rest/webhook.ts";
import { isDoneFirst } from "../accounts/done-requests.ts";
import { type Transaction, transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { unknownWebhook } from "./manage-webhooks.ts";

/** A page of them, the newest first. @throws ProblemError `not-found` where there is no such webhook. */
export async function listDeliveries(
  { pool }: Pick<Services, "pool">,
  webhookId: string,
  { before, limit }: DeliveriesQuery,
): Promise<Deliveries> {
  const { rowCount } = await pool.query("SELECT FROM webhooks WHERE id = $1", [webhookId]);
  if (rowCount === 0) throw unknownWebhook();
  const { rows } = await pool.query<DeliveryRow>(
    `${SELECT} WHERE webhook_id = $1
       AND ($2::uuid IS NULL OR sequence < (SELECT sequence FROM webhook_deliveries WHERE id = $2))
     ORDER BY sequence DESC LIMIT $3`,
    [webhookId, before, limit + 1],
  );
  const deliveries = rows.slice(0, limit).map(toDelivery);
  return { deliveries, next_before: rows.length > limit ? (deliveries.at(-1)?.id ?? null) : null };
}

interface ToSend {
  webhookId: string;
  deliveryId: string;
}

/** @throws ProblemError `not-found`, or `invalid-request` where the webhook is not active. */
export async function sendTest({ pool, now }: Services, { webhookId, deliveryId }: ToSend): Promise<Delivery> {
  return transact(pool, async (tx) => {
    await mustBeActive(tx, webhookId);
    await tx.query(
      `INSERT INTO webhook_deliveries (id, webhook_id, event, happened_at, due_at) VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (id) DO NOTHING`,
      [deliveryId, webhookId, WEBHOOK_TEST, now()],
    );
    return mustFind(tx, { webhookId, deliveryId });
  });
}

/** At once, with as many attempts as at first. `requestId`: a repeat of the request changes nothing. @throws as above. */
export async function redeliver(
  { pool, now }: Services,
  { webhookId, deliveryId, requestId }: ToSend & { requestId: string },
): Promise<Delivery> {
  return transact(pool, async (tx) => {
    await mustBeActive(tx, webhookId);
    await mustFind(tx, { webhookId, deliveryId });
    if (await isDoneFirst(tx, requestId, now())) {
      await tx.query("UPDATE webhook_deliveries SET state = 'waiting', attempts = 0, due_at = $2 WHERE id = $1", [
        deliveryId,
        now(),
      ]);
      await tx.query("UPDATE webhooks SET rests_until = NULL WHERE id = $1", [webhookId]);
    }
    return mustFind(tx, { webhookId, deliveryId });
  });
}

async function mustBeActive(tx: Transaction, webhookId: string): Promise<void> {
  const { rows } = await tx.query<{ state: string }>("SELECT state FROM webhooks WHERE id = $1 FOR KEY SHARE", [
    webhookId,
  ]);
  if (!rows[0]) throw unknownWebhook();
  if (rows[0].state === "active") return;
  const detail = "Nothing is sent to this webhook now. Resume it first.";
  throw new ProblemError("invalid-request", { reason: "webhook-not-active", detail });
}

async function mustFind(db: Pool | Transaction, { webhookId, deliveryId }: ToSend): Promise<Delivery> {
  const { rows } = await db.query<DeliveryRow>(`${SELECT} WHERE id = $1 AND webhook_id = $2`, [deliveryId, webhookId]);
  if (!rows[0]) throw new ProblemError("not-found", { detail: "There is no such delivery of this webhook." });
  return toDelivery(rows[0]);
}

const SELECT = `
  SELECT id, event, ticket_id, message_id, state, happened_at, attempts, attempted_at, due_at, duration_ms,
    response_status, response_excerpt, fault
  FROM webhook_deliveries`;

interface DeliveryRow extends Omit<Delivery, "happened_at" | "attempted_at" | "next_attempt_at"> {
  happened_at: Date;
  attempted_at: Date | null;
  due_at: Date;
}

function toDelivery({ happened_at, attempted_at, due_at, ...row }: DeliveryRow): Delivery {
  return {
    ...row,
    happened_at: happened_at.toISOString(),
    attempted_at: attempted_at?.toISOString() ?? null,
    next_attempt_at: row.state === "waiting" ? due_at.toISOString() : null,
  };
}
