import { fileURLToPath } from "node:url";
import { runner } from "node-pg-migrate";
import type { Pool } from "pg";
import type { Logger } from "pino";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any number will do, as long as every server of a desk takes the same. */
const MIGRATION_LOCK = 7_420_001;

/** Brings the schema up to date, wholly or not at all. Servers that start together wait for each other. */
export async function migrate(pool: Pool, log: Pick<Logger, "info" | "error">): Promise<void> {
  const client = await pool.connect();
  try {
    // The lock goes with the connection, which is not used again.
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const done = await runner({
      dbClient: client,
      dir: MIGRATIONS,
      direction: "up",
      migrationsTable: "schema_migrations",
      singleTransaction: true,
      noLock: true,
      checkOrder: true,
      logger: { info: () => undefined, warn: () => undefined, error: (message) => log.error(message) },
    });
    for (const { name } of done) log.info({ migration: name }, "the schema was brought up to date");
  } finally {
    client.release(true);
  }
}
