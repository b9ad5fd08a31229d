// Connections that Postgres ends at any moment of their use, and answers that take too long.

import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { expect, inject, test, vi } from "vitest";
import { createPool } from "#sync-server/database/pool.ts";
import { transact } from "#sync-server/database/transact.ts";
import { seededRandom } from "#sync-server/demo/seeded-random.ts";

const WORKERS = 8;
const CUTS = 150;
const NAME = "holdfast";

test("[S1] connections that are cut at any moment fail what was under way, and never the process", async () => {
  const random = seededRandom(20_067);
  const pool = createPool(inject("postgresUrl"), { max: WORKERS });
  const admin = new pg.Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  const stray: unknown[] = [];
  const noteStray = (fault: unknown) => stray.push(fault);
  process.on("uncaughtException", noteStray);
  let [isOver, done, cut] = [false, 0, 0];

  async function work(): Promise<void> {
    while (!isOver) {
      const asked = transact(pool, async (tx) => {
        await Promise.all([tx.query("SELECT 1"), tx.query("SELECT pg_sleep($1)", [0.001])]);
        await tx.query("SELECT 2");
      });
      await asked.then(
        () => {
          done += 1;
        },
        () => {
          cut += 1;
        },
      );
    }
  }

  const working = Array.from({ length: WORKERS }, work);
  for (let turn = 0; turn < CUTS; turn += 1) {
    await delay(random.between(0, 8));
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = $1`,
      [NAME],
    );
  }
  isOver = true;
  await Promise.all(working);
  await pool.end();
  await admin.end();
  process.off("uncaughtException", noteStray);
  expect(stray).toEqual([]);
  expect(done).toBeGreaterThan(0);
  expect(cut).toBeGreaterThan(0);
});

test("what is not answered in time is broken off in Postgres as well", async () => {
  const pool = createPool(inject("postgresUrl"), { answerWithinMs: 500 });
  const admin = new pg.Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  const isAtWork = async () => {
    const { rowCount } = await admin.query(
      "SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%/* long */'",
    );
    return rowCount !== 0;
  };
  await expect(pool.query("SELECT pg_sleep($1) /* long */", [600])).rejects.toThrow(/timeout/);
  await vi.waitUntil(async () => !(await isAtWork()), 20_000);
  await pool.end();
  await admin.end();
});
