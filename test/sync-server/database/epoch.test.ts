// A restored database: the same rows, and transactions counted anew or from before.

import { randomUUID } from "node:crypto";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureEpoch } from "#sync-server/database/epoch.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

const quiet = pino({ level: "silent" });
const FAR_AHEAD = "900000000000";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
  await desk.push("casey", randomUUID(), [
    {
      id: randomUUID(),
      number: 1,
      ticketId: randomUUID(),
      kind: "createTicket",
      seen: {},
      writtenAt: "2026-01-01T00:00:00.000Z",
      args: { subject: "Printer", description: "It is on fire" },
    },
  ]);
});
afterAll(() => desk.stop());

async function epoch(): Promise<string> {
  const { rows } = await desk.pool.query("SELECT value ->> 'id' AS id FROM desk_settings WHERE key = 'epoch'");
  return rows[0].id;
}

const VERSIONS = `
  SELECT version FROM people UNION ALL SELECT version FROM support_tickets
  UNION ALL SELECT public_version FROM support_tickets UNION ALL SELECT version FROM ticket_messages
  UNION ALL SELECT version FROM ticket_history UNION ALL SELECT version FROM notices UNION ALL SELECT since FROM ticket_sight
  UNION ALL SELECT until FROM ticket_sight WHERE until IS NOT NULL
  UNION ALL SELECT (outcome ->> 'version')::xid8 FROM operation_outcomes`;

async function countInvisible(): Promise<number> {
  const { rows } = await desk.pool.query(
    `SELECT count(*)::int AS invisible FROM (${VERSIONS}) AS all_of_them
     WHERE version >= pg_snapshot_xmax(pg_current_snapshot())`,
  );
  return rows[0].invisible;
}

/** Writes a column as a restored dump would bring it, past the triggers that stamp it. */
async function bringBack(table: string, column: string): Promise<void> {
  await desk.pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await desk.pool.query(`UPDATE ${table} SET ${column} = '${FAR_AHEAD}'`);
  await desk.pool.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

test("[S10] another start on the same database, also while others write, keeps the epoch", async () => {
  const before = await epoch();
  let isDone = false;
  const writing = (async () => {
    while (!isDone) await desk.pool.query("UPDATE people SET updated_at = now()");
  })();
  for (let starts = 0; starts < 20; starts += 1) await ensureEpoch(desk.pool, quiet);
  isDone = true;
  await writing;
  expect(await epoch()).toBe(before);
});

test.each([
  ["people", "version"],
  ["support_tickets", "version"],
  ["support_tickets", "public_version"],
  ["ticket_history", "version"],
  ["ticket_sight", "since"],
  ["ticket_sight", "until"],
])("[S3] where %s.%s lies ahead of the cluster, a new epoch makes everything visible again", async (table, column) => {
  const before = await epoch();
  await bringBack(table, column);
  expect(await countInvisible()).toBeGreaterThan(0);
  await ensureEpoch(desk.pool, quiet);
  expect(await countInvisible()).toBe(0);
  expect(await epoch()).not.toBe(before);
});

async function rewriteEpoch(value: string, rows = "key = 'epoch'"): Promise<void> {
  await desk.pool.query(`UPDATE desk_settings SET value = ${value} WHERE ${rows}`);
}

/** By a server of that place. */
const written = (place: string) => `value || '${place}' || jsonb_build_object('writtenBy', pg_current_xact_id()::text)`;
/** By pg_restore, which brings back the same words in a transaction of its own. */
const COPIED = "value";
const OLDER = "CASE WHEN key = 'epoch' THEN value - 'writtenBy' - 'database' ELSE value END";

test.each([
  ["on another cluster", written('{"cluster": "another/1"}')],
  ["in another database of the cluster", written('{"database": "1"}')],
  ["where a dump was restored into the same database", COPIED],
  ["where a dump was restored that is older than what tells copies", OLDER],
])("[S4] %s a new epoch begins, and a replica of the old one is told to reset", async (_where, value) => {
  const first = await desk.pull("sam", { people: { checkpoint: null, limit: 100 } });
  await rewriteEpoch(value, value === OLDER ? "true" : undefined);
  await ensureEpoch(desk.pool, quiet);
  const checkpoint = first.pages.people?.checkpoint ?? null;
  expect(checkpoint).not.toBeNull();
  expect((await desk.pull("sam", { people: { checkpoint, limit: 100 } })).reset).toBe(true);
  const anew = await desk.pull("sam", { people: { checkpoint: null, limit: 100 } });
  expect(anew.pages.people?.documents.map(({ id }) => id)).toContain(desk.people.sam.id);
});

test("[S10] an epoch of before copies could be told goes on, and they can be from then on", async () => {
  const before = await epoch();
  await rewriteEpoch(OLDER);
  await ensureEpoch(desk.pool, quiet);
  await desk.pool.query("VACUUM FREEZE desk_settings");
  await ensureEpoch(desk.pool, quiet);
  expect(await epoch()).toBe(before);
  await rewriteEpoch(COPIED);
  await ensureEpoch(desk.pool, quiet);
  expect(await epoch()).not.toBe(before);
});
