import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "#test/renderer/sync/support/open-device.ts";
import { createSendingReplica } from "#test/support/operations.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { openDevice } from "./support/devices.ts";

let testDesk: TestDesk;

beforeAll(async () => {
  testDesk = await startTestDesk();
});

afterAll(() => testDesk.stop());

describe("[S6] two people set the same field without seeing each other", () => {
  it("the later arrival stands; its author sees what it replaced, and the other is told who replaced theirs", async () => {
    const casey = createSendingReplica();
    const ticketId = uuidv7();
    await testDesk.push("casey", casey.id, [
      casey.operation(ticketId, { kind: "createTicket", args: { subject: "Contested", description: "Words" } }),
    ]);
    const [sam, kim] = [await openDevice(testDesk, "sam"), await openDevice(testDesk, "kim")];
    for (const { desk } of [sam, kim]) await until(desk.watchTicket(ticketId), (ticket) => ticket !== null);
    kim.network.isUp = false;
    await kim.desk.submit({ kind: "setPriority", ticketId, args: { priority: "low" } });
    await sam.desk.submit({ kind: "setPriority", ticketId, args: { priority: "urgent" } });
    await sam.quiet();
    kim.network.isUp = true;
    kim.desk.syncNow();

    const [notice] = await until(sam.desk.watchNotices(), (notices) => notices.length === 1);
    expect(notice).toMatchObject({
      ticketId,
      field: "priority",
      from: "urgent",
      to: "low",
      actorName: "Kim Support",
      subject: "Contested",
    });
    const sent = await until(kim.desk.watchSent(), (entries) => entries.length === 1);
    expect(sent[0]?.outcome).toMatchObject({ type: "merged", overruled: [{ field: "priority", from: "urgent" }] });
    await until(sam.desk.watchTicket(ticketId), (ticket) => ticket?.priority === "low");
    expect(await until(kim.desk.watchNotices())).toEqual([]);

    await sam.desk.dismissNotice(notice!.id);
    await sam.reopen();
    expect(await until(sam.desk.watchNotices())).toEqual([]);
  });
});
