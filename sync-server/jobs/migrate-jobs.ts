import { runMigrations } from "graphile-worker";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { toWorkerLogger } from "./worker-logger.ts";

/** Brings the tables of the queue up to date. Servers that start together wait for each other. */
export async function migrateJobs(pgPool: Pool, log: Logger): Promise<void> {
  await runMigrations({ pgPool, logger: toWorkerLogger(log) });
}
