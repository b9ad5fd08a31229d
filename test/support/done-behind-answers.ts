import type { Pool } from "pg";
import { expect } from "vitest";

/**
 * What the server does behind its answers is done: a new name is told with every document that shows it, and no job waits. What
 * is compared before that changes by itself.
 */
export async function untilDoneBehindAnswers(pool: Pool): Promise<void> {
  const leftToDo = async () => {
    const { rows } = await pool.query<{ count: number }>(
      "SELECT ((SELECT count(*) FROM name_changes) + (SELECT count(*) FROM graphile_worker.jobs))::int AS count",
    );
    return rows[0]?.count;
  };
  await expect.poll(leftToDo, { timeout: 30_000 }).toBe(0);
}
