import type { Services } from "../services.ts";

export const DELIVERY_DAYS = 30;

const BATCH = 5_000;

/**
 * Takes out what happened before that moment, but for what an active webhook is yet to be told: an import tells of old
 * moments. @returns how many there were.
 */
export async function forgetDeliveries(services: Pick<Services, "pool">, before: Date): Promise<number> {
  return deleteInBatches(
    services,
    `SELECT d.id FROM webhook_deliveries AS d JOIN webhooks AS w ON w.id = d.webhook_id
     WHERE d.happened_at < $1 AND NOT (d.state = 'waiting' AND w.state = 'active') ORDER BY d.happened_at`,
    before,
  );
}

/** All of one webhook. What a write under way holds is passed over, so that neither waits for the other. */
export async function forgetDeliveriesOf(services: Pick<Services, "pool">, webhookId: string): Promise<void> {
  await deleteInBatches(
    services,
    "SELECT d.id FROM webhook_deliveries AS d WHERE d.webhook_id = $1 ORDER BY d.sequence",
    webhookId,
  );
}

/** Each batch in a transaction of its own. `found`: selects the ids of the deliveries `d` by `value`. */
async function deleteInBatches({ pool }: Pick<Services, "pool">, found: string, value: Date | string): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await pool.query(
      `DELETE FROM webhook_deliveries WHERE id IN (${found} LIMIT $2 FOR UPDATE OF d SKIP LOCKED)`,
      [value, BATCH],
    );
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return total;
  }
}
