import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { runner } from "node-pg-migrate";
import type { Pool, PoolClient } from "pg";
import type { Logger } from "pino";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any number will do, as long as every server of a desk takes the same. */
const MIGRATION_LOCK = 7_420_001;
const TURN_CHECK_MS = 250;

/** A lock that was not to be had in time, and one of two that wait for each other. */
const MEETINGS: readonly unknown[] = ["55P03", "40P01"];

type MigrationLog = Pick<Logger, "info" | "warn" | "error">;

export interface Patience {
  /** How long a migration waits for a table that others use, which keeps everybody else from it as well. */
  lockMs: number;
  /** How long others then have it for themselves. */
  pauseMs: number;
  attempts: number;
}

/** A quarter of an hour in all, where the first lock is the one that can't be had. */
const PATIENCE: Patience = { lockMs: 5_000, pauseMs: 10_000, attempts: 60 };

/**
 * Brings the schema up to date: all migrations in one transaction, wholly or not at all, but for those that change indexes
 * (change-indexes.ts), which end the transaction before them. Servers that start together wait for each other.
 * @throws Error where others keep a table for too long, or a migration fails.
 */
export async function migrate(pool: Pool, log: MigrationLog, patience: Patience = PATIENCE): Promise<void> {
  const client = await pool.connect();
  try {
    // Lock and settings go with the connection, which is not used again.
    await takeTurn(client, log);
    const done = await runPatiently(client, log, patience);
    for (const { name } of done) log.info({ migration: name }, "the schema was brought up to date");
  } finally {
    client.release(true);
  }
}

/** Asks again and again rather than once and waits: a statement that waits holds up whoever makes an index concurrently. */
async function takeTurn(client: PoolClient, log: MigrationLog): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    const { rows } = await client.query<{ isOurs: boolean }>('SELECT pg_try_advisory_lock($1) AS "isOurs"', [
      MIGRATION_LOCK,
    ]);
    if (rows[0]?.isOurs) return;
    if (isFirst) log.info("another server brings the schema up to date; this one waits for it");
    await delay(TURN_CHECK_MS);
  }
}

/** Nothing is left of an attempt that met a lock, unless it had come past a change of indexes. */
async function runPatiently(client: PoolClient, log: MigrationLog, patience: Patience) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // No time that an operator has set for statements holds here: to make an index takes as long as it takes.
      await client.query(`SET lock_timeout = ${patience.lockMs}; SET statement_timeout = 0`);
      return await run(client);
    } catch (error) {
      if (!MEETINGS.includes((error as { code?: unknown }).code)) {
        log.error({ err: error }, "a migration failed");
        throw error;
      }
      if (attempt >= patience.attempts) throw new Error(IN_USE, { cause: error });
      log.warn({ attempt }, "a migration waits for a table that others use, a dump say");
      await delay(patience.pauseMs);
    }
  }
}

const IN_USE =
  "The schema could not be brought up to date, for other transactions keep a table to themselves. See in pg_stat_activity " +
  "which they are (a dump, a transaction left open), let them end or end them, and start again.";

function run(client: PoolClient) {
  return runner({
    dbClient: client,
    dir: MIGRATIONS,
    direction: "up",
    migrationsTable: "schema_migrations",
    singleTransaction: true,
    noLock: true,
    checkOrder: true,
    // What fails is thrown as well, and told by whoever knows whether it is tried again.
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
}
