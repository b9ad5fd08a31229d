import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareVersions } from "#protocol/sync/version.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";

let desk: TestDesk;
let casey: TestDevice;
beforeAll(async () => {
  desk = await startTestDesk();
  casey = createTestDevice(desk, "casey");
});
afterAll(() => desk.stop());

async function makeTicket(): Promise<string> {
  const ticketId = uuidv7();
  await casey.act({ kind: "createTicket", ticketId, args: { subject: "On time", description: "D" } });
  return ticketId;
}

const write = (ticketId: string, message: string) =>
  ({ kind: "addMessage", ticketId, args: { messageId: uuidv7(), message, isInternalNote: false } }) as const;

test("[S3] a slow transaction that commits after later ones is not missed", async () => {
  const [slow, quick] = [await makeTicket(), await makeTicket()];
  const device = createTestDevice(desk, "sam");
  await device.pull();
  const late = await desk.pool.connect();
  try {
    await late.query("BEGIN");
    await late.query("UPDATE support_tickets SET subject = 'Late' WHERE id = $1", [slow]);
    const outcome = await casey.act(write(quick, "Sooner"));
    for (let turn = 0; turn < 3; turn += 1) {
      const { horizon } = await device.pullOnce(1);
      // What was acknowledged is not called complete before it can be pulled.
      expect(compareVersions(horizon, outcome.version)).toBeLessThan(0);
    }
    expect(device.ticket(slow)?.subject).toBe("On time");
    await late.query("COMMIT");
  } finally {
    late.release();
  }
  await device.pull();
  expect(device.ticket(slow)?.subject).toBe("Late");
  expect(device.messages(quick)).toHaveLength(1);
});

test("[S3] a device that begins while a slow transaction runs gets its work afterwards", async () => {
  const ticketId = await makeTicket();
  const late = await desk.pool.connect();
  const device = createTestDevice(desk, "sam");
  try {
    await late.query("BEGIN");
    await late.query("UPDATE support_tickets SET subject = 'Late too' WHERE id = $1", [ticketId]);
    await casey.act(write(await makeTicket(), "Sooner"));
    for (let turn = 0; turn < 4; turn += 1) await device.pullOnce(1);
    await late.query("COMMIT");
  } finally {
    late.release();
  }
  await device.pull(1);
  expect(device.ticket(ticketId)?.subject).toBe("Late too");
  const fresh = createTestDevice(desk, "sam");
  await fresh.pull();
  expect(device.state()).toEqual(fresh.state());
});

test("[S3] changes of sight that waited for a lock while later ones passed them are not missed", async () => {
  const waited = await makeTicket();
  await casey.act(write(waited, "Old words"));
  const device = createTestDevice(desk, "kim");
  await device.pull();
  const lock = await desk.pool.connect();
  const sam = createTestDevice(desk, "sam");
  try {
    await lock.query("BEGIN");
    await lock.query("SELECT FROM support_tickets WHERE id = $1 FOR UPDATE", [waited]);
    const taking = sam.act({ kind: "take", ticketId: waited, args: {} });
    await waitUntilBlocked(desk);
    const others = [await makeTicket(), await makeTicket()];
    for (const id of others) await createTestDevice(desk, "sam").act({ kind: "take", ticketId: id, args: {} });
    for (let turn = 0; turn < 3; turn += 1) await device.pullOnce(1);
    await lock.query("COMMIT");
    expect(await taking).toMatchObject({ type: "applied" });
  } finally {
    lock.release();
  }
  await device.pull(1);
  expect(device.ticket(waited)).toBeUndefined();
  expect(device.messages(waited)).toEqual([]);
  await sam.pull(1);
  expect(sam.messages(waited)).toHaveLength(1);
});

async function waitUntilBlocked({ pool }: TestDesk): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (rowCount) return;
  }
}

test("[S2] of two operations of one replica that come at once the second waits for the first", async () => {
  const device = createTestDevice(desk, "casey");
  const ticketId = uuidv7();
  const creation = device.prepare({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
  const reply = device.prepare(write(ticketId, "Then"));
  const answers = await Promise.all([device.send([creation, reply]), device.send([creation, reply])]);
  for (const { outcomes } of answers)
    expect(outcomes.map(({ outcome }) => outcome.type)).toEqual(["applied", "applied"]);
});
