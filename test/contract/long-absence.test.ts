// A device that comes back after a long time has much to fetch and much to send: neither waits for the other, both show
// how far they are, and the screens go on.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SyncStatus } from "#renderer/sync/desk.ts";
import { until } from "#test/renderer/sync/support/open-device.ts";
import { createSendingReplica } from "#test/support/operations.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { openDevice, untilCaughtUp } from "./support/devices.ts";

const TO_FETCH = 10_000;
const TO_SEND = 500;

let testDesk: TestDesk;

beforeAll(async () => {
  testDesk = await startTestDesk();
});

afterAll(() => testDesk.stop());

async function createTickets(count: number): Promise<string[]> {
  const casey = createSendingReplica();
  const ids = Array.from({ length: count }, () => uuidv7());
  const operations = ids.map((id, at) =>
    casey.operation(id, { kind: "createTicket", args: { subject: `Ticket ${at}`, description: "Words" } }),
  );
  await testDesk.push("casey", casey.id, operations);
  return ids;
}

/** So many messages of the customer, in one transaction, as an import would bring them. */
async function writeMany(ticketId: string, count: number): Promise<void> {
  await testDesk.pool.query(
    `INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
       public_position, written_at, created_at, updated_at)
     SELECT gen_random_uuid(), $1, $2, 'Word ' || n, false, false, n, n, now(), now(), now()
     FROM generate_series(1, $3::integer) AS n`,
    [ticketId, testDesk.people.casey.id, count],
  );
}

describe("[S11] a device that comes back", () => {
  it("to 10,000 changes with 500 operations sends and fetches at once, shows both, and stays usable", async () => {
    const [long, other] = (await createTickets(2)) as [string, string];
    const kim = await openDevice(testDesk, "kim");
    for (const id of [long, other]) await until(kim.desk.watchTicket(id), (ticket) => ticket !== null);
    kim.network.isUp = false;
    const notes = Array.from({ length: TO_SEND }, (_, at) => `note ${at}`);
    for (const message of notes) await kim.desk.sendMessage({ ticketId: other, message, isInternalNote: true });
    await writeMany(long, TO_FETCH);
    const seen: SyncStatus[] = [];
    const watching = kim.desk.watchStatus().subscribe((status) => seen.push(status));
    kim.network.isUp = true;
    kim.desk.syncNow();

    await until(kim.desk.watchStatus(), ({ fill, sending }) => fill !== null && (sending?.done ?? 0) > 0);
    await kim.desk.submit({ kind: "setPriority", ticketId: other, args: { priority: "urgent" } });
    expect(await until(kim.desk.watchTicket(other), (ticket) => ticket?.priority === "urgent")).toBeTruthy();

    await kim.quiet();
    const done = await until(
      kim.desk.watchStatus(),
      ({ fill, sending, waiting }) => !fill && !sending && waiting === 0,
    );
    expect(done.needsAttention).toBe(0);
    watching.unsubscribe();
    expect(seen.flatMap(({ sending }) => (sending ? [sending.total] : []))).toContain(TO_SEND);
    const fills = seen.flatMap(({ fill }) => (fill ? [fill] : []));
    expect(Math.max(...fills.map(({ total }) => total))).toBeGreaterThan(TO_FETCH * 0.9);
    expect(fills.map(({ done }) => done)).toEqual(fills.map(({ done }) => done).toSorted((a, b) => a - b));
    const { rows } = await testDesk.pool.query<{ message: string }>(
      "SELECT message FROM ticket_messages WHERE ticket_id = $1 ORDER BY position",
      [other],
    );
    expect(rows.map(({ message }) => message)).toEqual(notes);
    await untilCaughtUp(kim);
    const stored = await kim.readStore();
    expect(stored.get("messages")?.length).toBe(TO_FETCH + TO_SEND);
  });
});
