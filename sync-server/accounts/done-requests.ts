import type { Pool } from "pg";
import type { Transaction } from "../database/transact.ts";

/**
 * Whether this transaction is the first to do what was asked for under this id. A repeat waits until the first has ended,
 * and is the first itself where that came to nothing. For requests that leave nothing else to be known by.
 */
export async function isDoneFirst(tx: Transaction, requestId: string, at: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    "INSERT INTO done_requests (id, at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
    [requestId, at],
  );
  return rowCount === 1;
}

/** @returns how many there were. */
export async function forgetDoneRequests(pool: Pool, before: Date): Promise<number> {
  const { rowCount } = await pool.query("DELETE FROM done_requests WHERE at < $1", [before]);
  return rowCount ?? 0;
}
