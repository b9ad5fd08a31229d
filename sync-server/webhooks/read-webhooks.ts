import type { Pool } from "pg";
import type { Webhook, WebhookEvent } from "#protocol/rest/webhook.ts";
import type { Transaction } from "../database/transact.ts";

const WAITING_MAX = 1_000;

/** By name. */
export async function listWebhooks(db: Pool | Transaction): Promise<Webhook[]> {
  const { rows } = await db.query<WebhookRow>(`${SELECT} ORDER BY w.name, w.id`);
  return rows.map(toWebhook);
}

export async function findWebhook(db: Pool | Transaction, id: string): Promise<Webhook | null> {
  const { rows } = await db.query<WebhookRow>(`${SELECT} WHERE w.id = $1`, [id]);
  return rows[0] ? toWebhook(rows[0]) : null;
}

/** Never with its secrets. */
const SELECT = `
  SELECT w.id, w.name, w.url, w.events, w.include_internal_notes, w.state, w.created_at, w.updated_at, w.failing_since,
    w.last_delivered_at, waiting.count AS waiting
  FROM webhooks AS w CROSS JOIN LATERAL (
    SELECT count(*)::integer AS count FROM (
      SELECT FROM webhook_deliveries AS d WHERE d.webhook_id = w.id AND d.state = 'waiting' LIMIT ${WAITING_MAX}
    ) AS few
  ) AS waiting`;

interface WebhookRow {
  id: string;
  name: string;
  url: string;
  events: WebhookEvent[];
  include_internal_notes: boolean;
  state: Webhook["state"];
  created_at: Date;
  updated_at: Date;
  failing_since: Date | null;
  last_delivered_at: Date | null;
  waiting: number;
}

function toWebhook({ waiting, ...row }: WebhookRow): Webhook {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    failing_since: row.failing_since?.toISOString() ?? null,
    last_delivered_at: row.last_delivered_at?.toISOString() ?? null,
    waiting_deliveries: waiting,
  };
}
