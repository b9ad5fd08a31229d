import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import type { Desk, ShownTicket, ThreadItem } from "#renderer/sync/desk.ts";
import { until } from "#test/renderer/sync/support/open-device.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { openDevice, type TestDevice, ticketsShownByServer } from "./support/devices.ts";

let testDesk: TestDesk;

beforeAll(async () => {
  testDesk = await startTestDesk();
});

afterAll(() => testDesk.stop());

/** A ticket of a customer, made on their device and arrived with its number. */
async function newTicket({ desk }: TestDevice, subject: string): Promise<string> {
  const ticketId = uuidv7();
  await desk.submit({ kind: "createTicket", ticketId, args: { subject, description: `About ${subject}` } });
  await until(desk.watchTicket(ticketId), (ticket) => ticket?.ticketNumber != null);
  return ticketId;
}

function shown(desk: Desk, ticketId: string, fits: (ticket: ShownTicket) => boolean): Promise<ShownTicket | null> {
  return until(desk.watchTicket(ticketId), (ticket) => ticket !== null && fits(ticket));
}

function texts(items: readonly ThreadItem[]): string[] {
  return items.flatMap((item) => (item.type === "message" ? [item.message] : []));
}

function untilSaid(desk: Desk, ticketId: string, said: readonly string[]): Promise<readonly ThreadItem[]> {
  return until(desk.watchThread(ticketId), (items) => said.every((text) => texts(items).includes(text)));
}

describe("the way of one change", () => {
  it("goes from one person's press to everybody's screen, and [T8] brings the number back", async () => {
    const [casey, sam] = [await openDevice(testDesk, "casey"), await openDevice(testDesk, "sam")];
    const ticketId = await newTicket(casey, "The whole way");
    await shown(sam.desk, ticketId, ({ subject }) => subject === "The whole way");
    await sam.desk.submit({ kind: "take", ticketId, args: {} });
    await sam.desk.sendMessage({ ticketId, message: "On my way.", isInternalNote: false });
    const atCasey = await shown(casey.desk, ticketId, ({ status }) => status === "in_progress");
    expect(atCasey?.ticketNumber).toMatch(/^TICK-\d{4}-\d{4,}$/);
    const thread = await untilSaid(casey.desk, ticketId, ["On my way."]);
    expect(thread).toContainEqual(
      expect.objectContaining({ isStaffReply: true, authorName: "Sam Support", state: "sent" }),
    );
    await casey.desk.submit({ kind: "setStatus", ticketId, args: { status: "closed" } });
    await shown(sam.desk, ticketId, ({ status, closedAt }) => status === "closed" && closedAt !== null);
    await casey.desk.sendMessage({ ticketId, message: "Not solved.", isInternalNote: false });
    await shown(sam.desk, ticketId, ({ status }) => status === "in_progress");
  });

  it("work done without network is all there after a restart, and goes out in order once it is back", async () => {
    const [casey, sam] = [await openDevice(testDesk, "casey"), await openDevice(testDesk, "sam")];
    const ticketId = await newTicket(casey, "Offline work");
    await shown(sam.desk, ticketId, () => true);
    sam.network.isUp = false;
    const madeOffline = uuidv7();
    await sam.desk.submit({ kind: "take", ticketId, args: {} });
    await sam.desk.submit({ kind: "setPriority", ticketId, args: { priority: "urgent" } });
    await sam.desk.sendMessage({ ticketId, message: "Written on the train", isInternalNote: false });
    await sam.desk.submit({
      kind: "createTicket",
      ticketId: madeOffline,
      args: { subject: "Made offline", description: "For Casey", customer: { id: testDesk.people.casey.id } },
    });
    await sam.desk.sendMessage({ ticketId: madeOffline, message: "And a reply to it", isInternalNote: false });
    await sam.desk.keepDraft({ ticketId, kind: "note", text: "to be continu" });
    await sam.reopen();
    expect(await shown(sam.desk, ticketId, () => true)).toMatchObject({ priority: "urgent", pendingOperations: 3 });
    expect(await shown(sam.desk, madeOffline, () => true)).toMatchObject({
      ticketNumber: null,
      customerName: "Casey Customer",
    });
    expect(await sam.desk.findDraft(ticketId, "note")).toMatchObject({ text: "to be continu" });

    sam.network.isUp = true;
    sam.desk.syncNow();
    await sam.quiet();
    const numbered = await shown(casey.desk, madeOffline, ({ ticketNumber }) => ticketNumber !== null);
    expect(numbered).toMatchObject({ subject: "Made offline", status: "open" });
    await untilSaid(casey.desk, madeOffline, ["And a reply to it"]);
    await untilSaid(casey.desk, ticketId, ["Written on the train"]);
  });

  it("[S2] answers lost after the server had committed are asked for again, and nothing is done twice", async () => {
    const casey = await openDevice(testDesk, "casey");
    const ticketId = await newTicket(casey, "Lost answers");
    let lost = 0;
    casey.network.losesAnswer = (path) => path === PUSH_PATH && lost++ < 4;
    const said = ["one", "two", "three"];
    for (const message of said) await casey.desk.sendMessage({ ticketId, message, isInternalNote: false });
    await casey.quiet();
    expect(lost).toBeGreaterThanOrEqual(4);
    const { rows } = await testDesk.pool.query<{ message: string }>(
      "SELECT message FROM ticket_messages WHERE ticket_id = $1 ORDER BY position",
      [ticketId],
    );
    expect(rows.map(({ message }) => message)).toEqual(said);
    expect(texts(await until(casey.desk.watchThread(ticketId), (items) => texts(items).length === 3))).toEqual(said);
  });

  it("[S5] [T12] a refusal in the middle is told with its reason, and what was queued behind it is done", async () => {
    const [casey, kim] = [await openDevice(testDesk, "casey"), await openDevice(testDesk, "kim")];
    const ticketId = await newTicket(casey, "Taken twice");
    await shown(kim.desk, ticketId, () => true);
    kim.network.isUp = false;
    await kim.desk.submit({ kind: "take", ticketId, args: {} });
    await kim.desk.sendMessage({ ticketId, message: "Kim replies all the same", isInternalNote: false });
    await testDesk.push("lead", crypto.randomUUID(), [
      {
        id: uuidv7(),
        number: 1,
        kind: "assign",
        ticketId,
        args: { assigneeId: testDesk.people.sam.id },
        seen: {},
        writtenAt: new Date().toISOString(),
      },
    ]);
    kim.network.isUp = true;
    kim.desk.syncNow();
    const entries = await until(
      kim.desk.watchOutbox(),
      (all) => all.length === 1 && all[0]?.state === "needs_attention",
    );
    expect(entries).toMatchObject([
      { intent: { kind: "take" }, outcome: { refusal: { code: "already_taken", assignedTo: testDesk.people.sam.id } } },
    ]);
    await untilSaid(casey.desk, ticketId, ["Kim replies all the same"]);
    // [S8] It is Sam's now and has left Kim's sight; following brings it back, and letting go takes it away again.
    await until(kim.desk.watchTicket(ticketId), (ticket) => ticket === null);
    await kim.desk.discard(entries[0]!.operationId);
    const number = (await ticketsShownByServer(testDesk, "sam")).find(({ id }) => id === ticketId)?.ticketNumber;
    expect(await kim.desk.lookUp(number!)).toMatchObject({ id: ticketId, subject: "Taken twice" });
    await kim.desk.submit({ kind: "follow", ticketId, args: {} });
    await shown(kim.desk, ticketId, ({ isFollowed }) => isFollowed);
    await untilSaid(kim.desk, ticketId, ["Kim replies all the same"]);
    await kim.desk.submit({ kind: "unfollow", ticketId, args: {} });
    await until(kim.desk.watchTicket(ticketId), (ticket) => ticket === null);
    await until(kim.desk.watchThread(ticketId), (items) => items.length === 0);
  });
});
