import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSecurityEvent } from "#sync-server/audit/write-security-event.ts";
import { transact } from "#sync-server/database/transact.ts";
import { addJob } from "#sync-server/jobs/add-job.ts";
import { noteWorkers } from "#sync-server/jobs/ended-workers.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

const OLD = new Date("2020-01-01T00:00:00.000Z");
/** Of a job worker: by what its connections did last. */
const JOB_CONNECTIONS = `
  SELECT pid FROM pg_stat_activity
   WHERE datname = current_database() AND pid <> pg_backend_pid() AND query ILIKE '%graphile_worker%'`;

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

async function isDone(): Promise<boolean> {
  const { rows } = await desk.pool.query("SELECT count(*)::int AS count FROM security_events WHERE at <= $1", [OLD]);
  return rows[0].count === 0;
}

async function cutJobConnections(): Promise<number> {
  const { rowCount } = await desk.pool.query(`SELECT pg_terminate_backend(pid) FROM (${JOB_CONNECTIONS}) AS of_jobs`);
  return rowCount ?? 0;
}

test("[S10] what the workers of a runner that has ended took and never heard of is done by others", async () => {
  const workers = noteWorkers();
  workers.events.emit("worker:create", { worker: { workerId: "of-the-ended" } } as never);
  await writeSecurityEvent(desk.pool, { kind: "signed_in", at: OLD });
  await transact(desk.pool, async (tx) => {
    await addJob(tx, "forget-security-events", { payload: {}, key: "taken" });
    await tx.query("UPDATE graphile_worker._private_jobs SET locked_by = 'of-the-ended', locked_at = now()");
  });
  await workers.release(desk.pool);
  await expect.poll(isDone).toBe(true);
});

test("[S10] jobs go on after each of their connections was cut, as by a Postgres that starts again", async () => {
  for (let time = 1; time <= 2; time += 1) {
    await expect.poll(cutJobConnections).toBeGreaterThan(0);
    await writeSecurityEvent(desk.pool, { kind: "signed_in", at: OLD });
    await transact(desk.pool, (tx) => addJob(tx, "forget-security-events", { payload: {}, key: `after ${time}` }));
    await expect.poll(isDone).toBe(true);
  }
});
