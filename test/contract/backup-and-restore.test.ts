// The night's backup, a morning's work, the loss of the database, and the restore into the same cluster or another: with
// pg_dump and pg_restore, and devices that were there before and stay.

import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, describe, expect, it } from "vitest";
import { until } from "#test/renderer/sync/support/open-device.ts";
import {
  findInstalledPostgres,
  type InstalledPostgres,
  type ThrowawayCluster,
} from "#test/support/installed-postgres.ts";
import { createSendingReplica, type SendingReplica } from "#test/support/operations.ts";
import { databaseUrl, runOn } from "#test/support/postgres-setup.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { seedTestPeople } from "#test/support/test-people.ts";
import { openDevice, shownByServer, type TestDevice, untilCaughtUp } from "./support/devices.ts";

const installed = findInstalledPostgres();
if (!installed) {
  console.warn(
    "SKIPPED: backup and restore need pg_dump and pg_restore (apt-get install postgresql); there are none here.",
  );
}

const dump = join(tmpdir(), `holdfast-${randomUUID()}.dump`);
const clusters: ThrowawayCluster[] = [];
const desks: TestDesk[] = [];

afterEach(async () => {
  for (const desk of desks.splice(0).toReversed()) await desk.stop();
  for (const cluster of clusters.splice(0)) await cluster.stop();
  await rm(dump, { force: true });
});

async function startCluster(postgres: InstalledPostgres): Promise<ThrowawayCluster> {
  const cluster = await postgres.startCluster();
  clusters.push(cluster);
  return cluster;
}

async function createDatabase({ url }: ThrowawayCluster, name: string): Promise<string> {
  await runOn(url, `CREATE DATABASE ${name}`);
  return databaseUrl(url, name);
}

async function startDesk(database: string, port?: number): Promise<TestDesk> {
  const desk = await startTestDesk({ beside: { databaseUrl: database }, ...(port === undefined ? {} : { port }) });
  desks.push(desk);
  return desk;
}

async function epochOf({ pool }: TestDesk): Promise<string> {
  const { rows } = await pool.query("SELECT value ->> 'id' AS id FROM desk_settings WHERE key = 'epoch'");
  return rows[0].id;
}

async function saidIn({ pool }: TestDesk, ticketId: string): Promise<string[]> {
  const select = "SELECT message FROM ticket_messages WHERE ticket_id = $1 ORDER BY position";
  return (await pool.query<{ message: string }>(select, [ticketId])).rows.map(({ message }) => message);
}

async function numbersOf({ pool }: TestDesk): Promise<unknown[]> {
  return (await pool.query("SELECT id, number_sequence AS n FROM support_tickets ORDER BY n")).rows;
}

describe.skipIf(!installed).each(["another cluster", "the same cluster", "the same database"])(
  "a desk that is restored from a dump into %s",
  (where) => {
    it("[S1][S2][S4][T8] has what was dumped and what was unsent, each once; numbers go on, and devices heal", async () => {
      const postgres = installed as InstalledPostgres;
      const cluster = await startCluster(postgres);
      const first = await createDatabase(cluster, "desk");
      const isSame = where === "the same database";
      const second = isSame
        ? first
        : await createDatabase(where === "the same cluster" ? cluster : await startCluster(postgres), "restored");
      const [kept, lost, later] = [uuidv7(), uuidv7(), uuidv7()];
      const casey = createSendingReplica();
      const create = (replica: SendingReplica, ticketId: string) => {
        const args = { subject: `About ${ticketId}`, description: "Words" };
        return replica.operation(ticketId, { kind: "createTicket", args });
      };
      const say = ({ desk }: TestDevice, message: string) =>
        desk.sendMessage({ ticketId: kept, message, isInternalNote: false });

      const before = await startDesk(first);
      await seedTestPeople(before.pool);
      const [sam, lead] = [await openDevice(before, "sam"), await openDevice(before, "lead")];
      await before.push("casey", casey.id, [create(casey, kept)]);
      await until(sam.desk.watchTicket(kept), (ticket) => ticket !== null);
      await say(sam, "Before the dump");
      await sam.quiet();
      postgres.dump(first, dump);

      await before.push("casey", casey.id, [create(casey, lost)]);
      await until(sam.desk.watchTicket(lost), (ticket) => ticket !== null);
      await say(sam, "After the dump");
      await sam.quiet();
      await untilCaughtUp(lead);
      sam.network.isUp = false;
      await say(sam, "Not yet sent when all was lost");
      const epoch = await epochOf(before);
      await before.stop();

      postgres.restore(dump, second, isSame ? ["--clean", "--if-exists"] : []);
      const after = await startDesk(second, Number(new URL(before.url).port));
      expect(await epochOf(after)).not.toBe(epoch);
      sam.network.isUp = true;
      sam.desk.syncNow();
      await until(sam.desk.watchOutbox(), (entries) => entries.length === 0);
      expect(await saidIn(after, kept)).toEqual(["Before the dump", "Not yet sent when all was lost"]);

      const replica = createSendingReplica();
      await after.push("casey", replica.id, [create(replica, later)]);
      expect(await numbersOf(after)).toEqual([
        { id: kept, n: 1 },
        { id: later, n: 2 },
      ]);
      for (const [device, who] of [
        [sam, "sam"],
        [lead, "lead"],
      ] as const) {
        await until(device.desk.watchTicket(later), (ticket) => ticket !== null);
        await untilCaughtUp(device);
        const stored = await device.readStore();
        expect(JSON.stringify([...stored])).not.toContain(lost);
        expect(stored).toEqual(await shownByServer(after, who));
      }
    });
  },
);
