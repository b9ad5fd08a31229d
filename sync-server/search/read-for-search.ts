import type { Pool } from "pg";
import { readSnapshot, type Transaction } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";

/** Each search is planned for its own words: how many tickets hold them decides what to begin with. */
const PLANNED_FOR_ITS_WORDS = "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL statement_timeout = '8s'";
const TOOK_TOO_LONG = "57014";

/**
 * Runs `read`, which searches, in one snapshot of the database.
 * @throws ProblemError `unavailable` where a statement takes too long.
 */
export async function readForSearch<T>(pool: Pool, read: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await readSnapshot(pool, async (tx) => {
      await tx.query(PLANNED_FOR_ITS_WORDS);
      return read(tx);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== TOOK_TOO_LONG) throw error;
    throw new ProblemError("unavailable", {
      reason: "search-took-too-long",
      detail: "The search took too long. Add a word or a filter, and try again.",
    });
  }
}
