import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import type { Desk } from "#renderer/sync/desk.ts";
import { mustFindDesk, until } from "#test/renderer/sync/support/open-device.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { openDevice, shownByServer, type TestDevice, untilCaughtUp } from "./support/devices.ts";

let testDesk: TestDesk;

beforeAll(async () => {
  testDesk = await startTestDesk();
});

afterAll(() => testDesk.stop());

const TICKETS = 4;

async function newTickets(): Promise<string[]> {
  const ids = Array.from({ length: TICKETS }, () => uuidv7());
  const operations = ids.map((ticketId, at) => ({
    id: uuidv7(),
    number: at + 1,
    kind: "createTicket",
    ticketId,
    args: { subject: `Ticket ${at}`, description: "Words" },
    seen: {},
    writtenAt: new Date().toISOString(),
  }));
  await testDesk.push("casey", crypto.randomUUID(), operations);
  return ids;
}

type Deed = (desk: Desk, ticketIds: readonly string[]) => Promise<unknown>;

/** What a person may do, also where the rules forbid it: a refusal converges too. */
const anyDeed: fc.Arbitrary<Deed> = fc.tuple(fc.nat(TICKETS - 1), fc.nat(7), fc.nat(11)).map(([at, kind, choice]) => {
  return async (desk, ticketIds) => {
    const ticketId = ticketIds[at]!;
    switch (kind) {
      case 0:
        return await desk.submit({ kind: "setStatus", ticketId, args: { status: STATUSES[choice % 3]! } });
      case 1:
        return await desk.submit({ kind: "setPriority", ticketId, args: { priority: PRIORITIES[choice % 4]! } });
      case 2:
        return await desk.submit({ kind: "take", ticketId, args: {} });
      case 3:
        return await desk.submit({ kind: "handBack", ticketId, args: {} });
      case 4:
        return await desk.submit({ kind: choice % 2 === 0 ? "follow" : "unfollow", ticketId, args: {} });
      default:
        return await desk.sendMessage({ ticketId, message: `words ${choice}`, isInternalNote: kind === 5 });
    }
  };
});

async function work(devices: readonly TestDevice[], deeds: readonly Deed[], ticketIds: readonly string[]) {
  for (const [at, deed] of deeds.entries()) {
    const device = devices[at % devices.length]!;
    if (at % 7 === 0) device.network.isUp = !device.network.isUp;
    // What this device already knows to be refused is not submitted at all.
    await deed(device.desk, ticketIds).catch((refusal: unknown) =>
      expect(refusal).toMatchObject({ name: "RefusedHere" }),
    );
  }
  for (const { network, desk } of devices) {
    network.isUp = true;
    desk.syncNow();
  }
}

describe("[S4] devices converge", () => {
  it.each([1, 2, 3])("seed %i: two devices of two people end as the server shows it, field by field", async (seed) => {
    const ticketIds = await newTickets();
    const devices = [await openDevice(testDesk, "sam"), await openDevice(testDesk, "kim")];
    for (const { desk } of devices) await until(desk.watchTicket(ticketIds[0]!), (ticket) => ticket !== null);
    const [deeds = []] = fc.sample(fc.array(anyDeed, { minLength: 40, maxLength: 40 }), { seed, numRuns: 1 });
    await work(devices, deeds, ticketIds);
    for (const device of devices) await device.quiet();
    for (const device of devices) await untilCaughtUp(device);
    for (const [at, who] of (["sam", "kim"] as const).entries()) {
      const stored = await devices[at]!.readStore();
      for (const [name, documents] of await shownByServer(testDesk, who)) {
        expect([who, name, stored.get(name)]).toEqual([who, name, documents]);
      }
      expect(stored.get("history")?.length).toBeGreaterThan(0);
    }
  });

  it("[S2] two windows of one person send everything once, through one sender", async () => {
    const [ticketId] = await newTickets();
    const sam = await openDevice(testDesk, "sam");
    const other = await sam.openWindow();
    await until(mustFindDesk(other).watchTicket(ticketId!), (ticket) => ticket !== null);
    const said = Array.from({ length: 20 }, (_, at) => `from a window ${at}`);
    for (const [at, message] of said.entries()) {
      const desk = at % 2 === 0 ? sam.desk : mustFindDesk(other);
      await desk.sendMessage({ ticketId: ticketId!, message, isInternalNote: true });
    }
    await sam.quiet();
    const { rows } = await testDesk.pool.query<{ message: string }>(
      "SELECT message FROM ticket_messages WHERE ticket_id = $1 ORDER BY position",
      [ticketId],
    );
    expect(rows.map(({ message }) => message)).toEqual(said);
    const { rows: replicas } = await testDesk.pool.query(
      "SELECT DISTINCT replica_id FROM operation_outcomes WHERE ticket_id = $1 AND kind = 'addMessage'",
      [ticketId],
    );
    expect(replicas.length).toBe(1);
  });
});
