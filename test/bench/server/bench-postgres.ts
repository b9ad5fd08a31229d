// The Postgres that the bench runs on: the one that DATABASE_URL names, or an embedded one of its own, as durable as in
// earnest (fsync and synchronous commit stay on). It notes when each transaction was committed, where it may be told to.

import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import pino from "pino";
import { startEmbeddedPostgres } from "#sync-server/database/embedded-postgres.ts";
import { migrate } from "#sync-server/database/migrate.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { seedDesk } from "./seed-desk.ts";

export interface BenchPostgres {
  /** Connection string of a seeded desk's database. */
  databaseUrl: string;
  version: string;
  stop(): Promise<void>;
}

export async function startBenchPostgres(): Promise<BenchPostgres> {
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startOwn();
  const name = `holdfast_bench_${process.pid}_${Date.now()}`;
  await runOn(server.url, `CREATE DATABASE ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const databaseUrl = url.href;
  const pool = createPool(databaseUrl);
  await migrate(pool, pino({ level: "warn" }));
  const { rows } = await pool.query<{ version: string }>("SELECT current_setting('server_version') AS version");
  await pool.end();
  await seedDesk(databaseUrl);
  return {
    databaseUrl,
    version: rows[0]?.version ?? "unknown",
    async stop() {
      await runOn(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await server.stop();
    },
  };
}

async function startOwn(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), "holdfast-bench-"));
  await chmod(dataFolder, 0o755);
  const first = await startEmbeddedPostgres({ dataFolder });
  await runOn(first.url, "ALTER SYSTEM SET track_commit_timestamp = on");
  await first.stop();
  const postgres = await startEmbeddedPostgres({ dataFolder });
  const stop = async () => {
    await postgres.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
