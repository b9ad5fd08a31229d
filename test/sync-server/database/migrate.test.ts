import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Pool, PoolClient } from "pg";
import pino from "pino";
import { expect, inject, test, vi } from "vitest";
import { migrate } from "#sync-server/database/migrate.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { databaseUrl, runOn } from "../../support/postgres-setup.ts";
import { MIGRATIONS_FOLDER, stepMigrations } from "../../support/step-migrations.ts";

const quiet = pino({ level: "silent" });

/** Migrations before the first that makes indexes concurrently. */
const BEFORE_INDEXES = readdirSync(MIGRATIONS_FOLDER).filter((name) => name < "0015").length;

async function withEmptyDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const name = `holdfast_${randomUUID().replaceAll("-", "")}`;
  await runOn(inject("postgresUrl"), `CREATE DATABASE ${name}`);
  await work(databaseUrl(inject("postgresUrl"), name)).finally(() =>
    runOn(inject("postgresUrl"), `DROP DATABASE ${name} WITH (FORCE)`),
  );
}

test("[S10] servers that start together on an empty database wait for each other, and migrate it once", async () => {
  await withEmptyDatabase(async (url) => {
    const pools = Array.from({ length: 6 }, () => createPool(url));
    await Promise.all(pools.map((pool) => migrate(pool, quiet)));
    const { rows } = await pools[0]!.query("SELECT name, count(*)::int AS times FROM schema_migrations GROUP BY name");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ times }) => times === 1)).toBe(true);
    await Promise.all(pools.map((pool) => pool.end()));
  });
});

test("a migration that fails leaves nothing behind, and the next start may try again", async () => {
  await withEmptyDatabase(async (url) => {
    const pool = createPool(url);
    await pool.query("CREATE TABLE sessions (of_somebody_else text)");
    await expect(migrate(pool, quiet)).rejects.toThrow("already exists");
    const { rows } = await pool.query("SELECT to_regclass('people') AS people");
    expect(rows[0].people).toBeNull();
    await pool.query("DROP TABLE sessions");
    await migrate(pool, quiet);
    await pool.query("SELECT 1 FROM people");
    await pool.end();
  });
});

/** Runs `work` while somebody reads tickets in a transaction that they keep open until `end` is called. */
async function whileReading(pool: Pool, work: (end: () => Promise<unknown>) => Promise<void>): Promise<void> {
  const reader: PoolClient = await pool.connect();
  await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  await reader.query("SELECT FROM support_tickets");
  await work(() => reader.query("COMMIT")).finally(() => reader.release(true));
}

const WRITE_PERSON = `
  INSERT INTO people (id, email, display_name, role, created_at, updated_at)
  VALUES ('01900000-0000-7000-8000-000000000001', 'casey@test.example', 'Casey', 'customer', now(), now())`;
const WRITE_TICKET = `
  INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status, priority,
    department, created_by, written_at, created_at, updated_at, public_updated_at)
  SELECT gen_random_uuid(), id, 2026, 1, 'TICK-2026-0001', 's', 'd', 'open', 'low', 'sales', id, now(), now(), now(), now()
  FROM people`;
/** Those that are being made, and whether they wait for a transaction that began before. */
const MAKING = `
  SELECT pid, wait_event_type = 'Lock' AS waits FROM pg_stat_activity
  WHERE datname = current_database() AND query LIKE 'CREATE INDEX CONCURRENTLY%' AND state = 'active'`;
const INVALID = "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid";

test("while indexes are made people write, and a start that was broken off amid it is taken up by the next", async () => {
  await withEmptyDatabase(async (url) => {
    const pool = createPool(url);
    await stepMigrations(pool, "up", BEFORE_INDEXES);
    await whileReading(pool, async (end) => {
      const started = migrate(pool, quiet);
      started.catch(() => undefined);
      const [making] = await vi.waitUntil(
        async () => {
          const { rows } = await pool.query<{ pid: number; waits: boolean }>(MAKING);
          return rows.some(({ waits }) => waits) && rows;
        },
        { timeout: 60_000 },
      );
      await pool.query(WRITE_PERSON);
      await pool.query(WRITE_TICKET);
      await pool.query("SELECT pg_terminate_backend($1)", [making?.pid]);
      await expect(started).rejects.toThrow();
      expect((await pool.query(INVALID)).rows).toHaveLength(1);
      await end();
    });
    await migrate(pool, quiet);
    expect((await pool.query(INVALID)).rows).toEqual([]);
    const { rows } = await pool.query(
      "SELECT subject FROM support_tickets WHERE status = 'open' AND deleted_at IS NULL",
    );
    expect(rows).toEqual([{ subject: "s" }]);
    await pool.end();
  });
});

test("a migration that meets a table in use lets everybody through in between, and goes on once it is free", async () => {
  await withEmptyDatabase(async (url) => {
    const pool = createPool(url);
    await stepMigrations(pool, "up", 2);
    await whileReading(pool, async (end) => {
      const warn = vi.fn();
      const patience = { lockMs: 20, pauseMs: 5, attempts: 100_000 };
      const done = migrate(pool, { info: quiet.info.bind(quiet), error: quiet.error.bind(quiet), warn }, patience);
      await vi.waitUntil(() => warn.mock.calls.length > 2, { timeout: 60_000 });
      await pool.query("SELECT FROM support_tickets");
      await end();
      await done;
    });
    await pool.query("SELECT FROM webhooks");
    await pool.end();
  });
});

test("where a table stays in use, the start ends with a sentence that says what to do, and nothing has changed", async () => {
  await withEmptyDatabase(async (url) => {
    const pool = createPool(url);
    await stepMigrations(pool, "up", 2);
    await whileReading(pool, async () => {
      await expect(migrate(pool, quiet, { lockMs: 20, pauseMs: 5, attempts: 2 })).rejects.toThrow("pg_stat_activity");
    });
    const { rows } = await pool.query("SELECT name FROM schema_migrations");
    expect(rows).toHaveLength(2);
    await pool.end();
  });
});
