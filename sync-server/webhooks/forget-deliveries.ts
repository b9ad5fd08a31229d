import type { Services } from "../services.ts";

export const DELIVERY_DAYS = 30;

const BATCH = 5_000;

/** Takes out what happened before that moment, a batch in each transaction. @returns how many there were. */
export async function forgetDeliveries({ pool }: Pick<Services, "pool">, before: Date): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await pool.query(
      `DELETE FROM webhook_deliveries WHERE id IN (
         SELECT id FROM webhook_deliveries WHERE happened_at < $1 ORDER BY happened_at LIMIT $2)`,
      [before, BATCH],
    );
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return total;
  }
}
