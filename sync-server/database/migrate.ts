import { fileURLToPath } from "node:url";
import { runner } from "node-pg-migrate";
import type { Pool } from "pg";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any number will do, as long as every server of a desk takes the same. */
const MIGRATION_LOCK = 7_420_001;

/** Brings the schema up to date. Servers that start together wait for each other. */
export async function migrate(pool: Pool, onProgress: (message: string) => void): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await runner({
      dbClient: client,
      dir: MIGRATIONS,
      direction: "up",
      migrationsTable: "schema_migrations",
      // The lock of ours waits; theirs gives up at once.
      noLock: true,
      checkOrder: true,
      logger: { info: () => undefined, warn: onProgress, error: onProgress },
    });
  } finally {
    await client.query("SELECT pg_advisory_unlock_all()");
    client.release();
  }
}
