import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSecurityEvent } from "#sync-server/audit/write-security-event.ts";
import { transact } from "#sync-server/database/transact.ts";
import { addJob } from "#sync-server/jobs/add-job.ts";
import { createSchedule } from "#sync-server/jobs/schedule.ts";
import { createTasks } from "#sync-server/jobs/tasks.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

const OLD = new Date("2020-01-01T00:00:00.000Z");

async function countOldEvents(): Promise<number> {
  const { rows } = await desk.pool.query("SELECT count(*)::int AS count FROM security_events WHERE at <= $1", [OLD]);
  return rows[0].count;
}

async function countJobs(): Promise<number> {
  const { rows } = await desk.pool.query("SELECT count(*)::int AS count FROM graphile_worker.jobs");
  return rows[0].count;
}

test("a job is done after the transaction that added it", async () => {
  await writeSecurityEvent(desk.pool, { kind: "signed_in", at: OLD });
  await transact(desk.pool, (tx) => addJob(tx, "forget-security-events", { payload: {}, key: "test" }));
  await expect.poll(countOldEvents, { timeout: 30_000 }).toBe(0);
  await expect.poll(countJobs, { timeout: 30_000 }).toBe(0);
});

test("a transaction that fails has added none", async () => {
  const failing = transact(desk.pool, async (tx) => {
    await addJob(tx, "forget-security-events", { payload: {}, key: "test" });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await countJobs()).toBe(0);
});

test("a job that waits already is not added twice", async () => {
  await transact(desk.pool, async (tx) => {
    for (let time = 0; time < 2; time += 1) await addJob(tx, "archive-old-tickets", { payload: {}, key: "one" });
    const { rows } = await tx.query("SELECT key FROM graphile_worker.jobs");
    expect(rows).toEqual([{ key: "archive-old-tickets:one" }]);
  });
});

test("everything that is scheduled is a job that is known", () => {
  const tasks = createTasks(desk.services, { archiveAfterDays: null, securityEventDays: 400 });
  const scheduled = createSchedule().map(({ task }) => task);
  expect(scheduled.length).toBeGreaterThan(0);
  expect(scheduled.filter((task) => !(task in tasks))).toEqual([]);
});

test("nothing is archived where nobody said after how many days", async () => {
  await desk.pool.query("UPDATE support_tickets SET updated_at = $1", [OLD]);
  await createTasks(desk.services, { archiveAfterDays: null, securityEventDays: 400 })["archive-old-tickets"]({});
  const { rows } = await desk.pool.query("SELECT FROM support_tickets WHERE archived_at IS NOT NULL");
  expect(rows).toEqual([]);
});

const FILL_DELIVERIES = `
  WITH hook AS (
    INSERT INTO webhooks (id, name, url, events, include_internal_notes, secret, state, rests_until, created_by, created_at,
      updated_at)
    VALUES (gen_random_uuid(), 'Shop', 'https://shop.example.org/', '{ticket.created}', false, 's', $1, 'infinity', $2, now(),
      now())
    RETURNING id)
  INSERT INTO webhook_deliveries (webhook_id, event, happened_at, due_at, state)
  SELECT id, 'webhook.test', at, at, $3 FROM hook, unnest($4::timestamptz[]) AS at`;

test("what an active webhook is yet to be told of is not forgotten, however long ago it happened", async () => {
  const { pool, services, people } = desk;
  for (const [hook, delivery] of [
    ["active", "waiting"],
    ["active", "delivered"],
    ["paused", "waiting"],
    ["switched_off", "waiting"],
  ]) {
    await pool.query(FILL_DELIVERIES, [hook, people.lead.id, delivery, [OLD]]);
  }
  await createTasks(services, { archiveAfterDays: null, securityEventDays: 400 })["forget-deliveries"]({});
  const { rows } = await pool.query(
    "SELECT w.state AS hook, d.state AS delivery FROM webhook_deliveries AS d JOIN webhooks AS w ON w.id = d.webhook_id",
  );
  expect(rows).toEqual([{ hook: "active", delivery: "waiting" }]);
  await pool.query("DELETE FROM webhooks");
});

test("deliveries of webhooks and repeats of requests are forgotten when they are old, and not before", async () => {
  const { pool, services } = desk;
  await pool.query(FILL_DELIVERIES, ["paused", desk.people.lead.id, "waiting", [OLD, new Date()]]);
  await pool.query(
    "INSERT INTO done_requests (id, at) SELECT gen_random_uuid(), at FROM unnest($1::timestamptz[]) AS at",
    [[OLD, new Date()]],
  );
  const tasks = createTasks(services, { archiveAfterDays: null, securityEventDays: 400 });
  await tasks["forget-deliveries"]({});
  for (const [table, column] of [
    ["webhook_deliveries", "happened_at"],
    ["done_requests", "at"],
  ]) {
    const { rows } = await pool.query(`SELECT ${column} > '2021-01-01' AS is_new FROM ${table}`);
    expect(rows).toEqual([{ is_new: true }]);
  }
});
