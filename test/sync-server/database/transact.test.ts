// Transactions whose writes leave together with the commit.

import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createPool } from "#sync-server/database/pool.ts";
import { transact } from "#sync-server/database/transact.ts";

let pool: ReturnType<typeof createPool>;
beforeAll(() => {
  pool = createPool(inject("postgresUrl"), { max: 1 });
});
afterAll(() => pool.end());

const failing = (code: string) => `DO $$ BEGIN RAISE EXCEPTION 'as asked' USING ERRCODE = '${code}'; END $$`;

test("a write that fails is what the transaction fails by, also where something was waited for behind it", async () => {
  const work = transact(pool, async (tx, last) => {
    last(tx.query("SELECT 1"));
    last(tx.query(failing("23503")));
    last(tx.query("SELECT 2"));
    await tx.query("SELECT 3");
  });
  await expect(work).rejects.toMatchObject({ code: "23503" });
});

test("[S1] a write that lost a deadlock is tried again, also where something was waited for behind it", async () => {
  let attempts = 0;
  const result = await transact(pool, async (tx, last) => {
    attempts += 1;
    last(tx.query(attempts === 1 ? failing("40P01") : "SELECT 1"));
    return (await tx.query<{ two: number }>("SELECT 2 AS two")).rows[0]?.two;
  });
  expect([attempts, result]).toEqual([2, 2]);
});
