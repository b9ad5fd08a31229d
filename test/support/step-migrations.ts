import { runner } from "node-pg-migrate";
import type { Pool } from "pg";

export const MIGRATIONS_FOLDER = "sync-server/database/migrations";

/** Runs so many migrations up or down from where the schema stands. */
export async function stepMigrations(pool: Pool, direction: "up" | "down", count: number): Promise<void> {
  const client = await pool.connect();
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  try {
    await runner({
      dbClient: client,
      dir: MIGRATIONS_FOLDER,
      direction,
      count,
      migrationsTable: "schema_migrations",
      noLock: true,
      logger: quiet,
    });
  } finally {
    client.release(true);
  }
}
