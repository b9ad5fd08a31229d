// One Postgres for all tests of a run: the server that DATABASE_URL names, or a throwaway cluster of the embedded one.
// Each desk gets a database of its own, copied from a template that has been migrated and holds the people.

import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import pino from "pino";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#sync-server/database/embedded-postgres.ts";
import { migrate } from "#sync-server/database/migrate.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { migrateJobs } from "#sync-server/jobs/migrate-jobs.ts";
import { seedTestPeople } from "./test-people.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of a Postgres whose user may create databases. */
    postgresUrl: string;
    /** The database that desks are copied from. */
    templateName: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startThrowawayCluster();
  const templateName = `holdfast_template_${process.pid}_${Date.now()}`;
  await prepareTemplate(url, templateName);
  project.provide("postgresUrl", url);
  project.provide("templateName", templateName);
  return async () => {
    await runOn(url, `DROP DATABASE IF EXISTS ${templateName} WITH (FORCE)`);
    await stop();
  };
}

async function startThrowawayCluster() {
  const dataFolder = await mkdtemp(join(tmpdir(), "holdfast-test-"));
  await chmod(dataFolder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataFolder, isThrowaway: true });
  const stop = async () => {
    await postgres.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}

async function prepareTemplate(url: string, name: string): Promise<void> {
  await runOn(url, `CREATE DATABASE ${name}`);
  const pool = createPool(databaseUrl(url, name));
  const log = pino({ level: "warn" });
  await migrate(pool, log);
  await migrateJobs(pool, log);
  await seedTestPeople(pool);
  await pool.end();
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
