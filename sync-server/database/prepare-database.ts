import type { Logger } from "pino";
import { migrateJobs } from "../jobs/migrate-jobs.ts";
import { ensureEpoch } from "./epoch.ts";
import { migrate } from "./migrate.ts";
import { createPool } from "./pool.ts";

/**
 * Brings the schema up to date and begins a new epoch where the database was restored: whatever works on it calls this
 * first. On a large desk it may take any time, so no answer is waited for only so long.
 */
export async function prepareDatabase(databaseUrl: string, log: Logger): Promise<void> {
  const pool = createPool(databaseUrl, { max: 2 });
  try {
    await migrate(pool, log);
    await migrateJobs(pool, log);
    await ensureEpoch(pool, log);
  } finally {
    await pool.end();
  }
}
