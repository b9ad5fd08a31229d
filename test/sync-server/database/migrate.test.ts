import { randomUUID } from "node:crypto";
import pino from "pino";
import { expect, inject, test } from "vitest";
import { migrate } from "#sync-server/database/migrate.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { databaseUrl, runOn } from "../../support/postgres-setup.ts";

const quiet = pino({ level: "silent" });

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
