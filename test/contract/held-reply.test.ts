import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "#test/renderer/sync/support/open-device.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { openDevice } from "./support/devices.ts";

let testDesk: TestDesk;

beforeAll(async () => {
  testDesk = await startTestDesk();
});

afterAll(() => testDesk.stop());

describe("[M3] a reply that crosses one its author has not seen", () => {
  it("is held with what arrived, blocks nothing, and goes out once its author has looked", async () => {
    const [casey, sam] = [await openDevice(testDesk, "casey"), await openDevice(testDesk, "sam")];
    const ticketId = uuidv7();
    await casey.desk.submit({ kind: "createTicket", ticketId, args: { subject: "Crossing", description: "Words" } });
    await until(sam.desk.watchTicket(ticketId), (ticket) => ticket !== null);
    sam.network.isUp = false;
    await sam.desk.sendMessage({ ticketId, message: "Have you tried again?", isInternalNote: false });
    await sam.desk.sendMessage({ ticketId, message: "Seems odd.", isInternalNote: true });
    await sam.desk.submit({ kind: "setPriority", ticketId, args: { priority: "low" } });
    await casey.desk.sendMessage({ ticketId, message: "It works again.", isInternalNote: false });
    await casey.quiet();
    sam.network.isUp = true;
    sam.desk.syncNow();

    const [entry] = await until(sam.desk.watchOutbox(), ([one, ...others]) => {
      return others.length === 0 && one?.state === "needs_attention";
    });
    expect(entry).toMatchObject({ outcome: { type: "held" }, intent: { args: { message: "Have you tried again?" } } });
    const arrived = await until(sam.desk.watchArrived(entry!.operationId), ({ state }) => state === "here");
    expect(arrived.messages).toMatchObject([{ authorName: "Casey Customer", message: "It works again." }]);
    expect(await messagesOf(ticketId)).toEqual(["It works again.", "Seems odd."]);

    await sam.desk.resend(entry!.operationId, "Glad it does.");
    await until(sam.desk.watchOutbox(), (entries) => entries.length === 0);
    expect(await messagesOf(ticketId)).toEqual(["It works again.", "Seems odd.", "Glad it does."]);
    const thread = await until(casey.desk.watchThread(ticketId), (items) => {
      return items.some((item) => item.type === "message" && item.message === "Glad it does.");
    });
    expect(JSON.stringify(thread)).not.toContain("Have you tried again?");
  });
});

async function messagesOf(ticketId: string): Promise<string[]> {
  const { rows } = await testDesk.pool.query<{ message: string }>(
    "SELECT message FROM ticket_messages WHERE ticket_id = $1 ORDER BY position",
    [ticketId],
  );
  return rows.map(({ message }) => message);
}
