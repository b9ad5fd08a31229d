import type { Services } from "../services.ts";

/** The database itself keeps them for thirty days, whoever wants them gone; its clock may differ from ours. */
export const SECURITY_EVENT_DAYS_MIN = 31;

const BATCH = 5_000;

/** Takes out what happened before that moment, a batch in each transaction. @returns how many there were. */
export async function forgetSecurityEvents({ pool }: Pick<Services, "pool">, before: Date): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await pool.query(
      "DELETE FROM security_events WHERE id IN (SELECT id FROM security_events WHERE at < $1 ORDER BY at LIMIT $2)",
      [before, BATCH],
    );
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return total;
  }
}
