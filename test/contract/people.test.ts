import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeRole } from "#sync-server/accounts/change-role.ts";
import { disablePerson } from "#sync-server/accounts/disable-person.ts";
import { mustFindDesk, until, untilStage } from "#test/renderer/sync/support/open-device.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { openDevice } from "./support/devices.ts";

let testDesk: TestDesk;

beforeAll(async () => {
  testDesk = await startTestDesk();
});

afterAll(() => testDesk.stop());

async function ticketOf(who: "casey" | "robin", subject: string): Promise<string> {
  const ticketId = uuidv7();
  const { outcomes } = await testDesk.push(who, crypto.randomUUID(), [
    {
      id: uuidv7(),
      number: 1,
      kind: "createTicket",
      ticketId,
      args: { subject, description: "Words" },
      seen: {},
      writtenAt: new Date().toISOString(),
    },
  ]);
  expect(outcomes[0]?.outcome.type).toBe("applied");
  return ticketId;
}

describe("what a person's device holds", () => {
  it("[P3] no byte of a note reaches the customer's device", async () => {
    const ticketId = await ticketOf("casey", "A secret is near");
    const [casey, sam] = [await openDevice(testDesk, "casey"), await openDevice(testDesk, "sam")];
    await until(sam.desk.watchTicket(ticketId), (ticket) => ticket !== null);
    await sam.desk.sendMessage({ ticketId, message: "xyzzy-note-between-us", isInternalNote: true });
    await sam.desk.sendMessage({ ticketId, message: "plugh-public-reply", isInternalNote: false });
    const thread = await until(casey.desk.watchThread(ticketId), (items) =>
      items.some((item) => item.type === "message" && item.message === "plugh-public-reply"),
    );
    expect(thread.filter(({ type }) => type === "message")).toMatchObject([
      { position: 1, message: "plugh-public-reply" },
    ]);
    await casey.quiet();
    const wire = casey.network.received.join("\n");
    expect(wire).toContain("plugh-public-reply");
    expect(wire).not.toContain("xyzzy");
  });

  it("[P5] a changed role fetches anew what the new role sees, and sends what was unsent", async () => {
    const [seen, unseen] = [await ticketOf("casey", "In the queue"), await ticketOf("robin", "Sam has it")];
    await testDesk.push("sam", crypto.randomUUID(), [
      {
        id: uuidv7(),
        number: 1,
        kind: "take",
        ticketId: unseen,
        args: {},
        seen: {},
        writtenAt: new Date().toISOString(),
      },
    ]);
    const kim = await openDevice(testDesk, "kim");
    await until(kim.desk.watchTicket(seen), (ticket) => ticket !== null);
    expect(await until(kim.desk.watchTicket(unseen))).toBeNull();
    kim.network.isUp = false;
    await kim.desk.sendMessage({ ticketId: seen, message: "Before the promotion", isInternalNote: false });
    await changeRole(testDesk.services, {
      actor: testDesk.people.admin,
      personId: testDesk.people.kim.id,
      role: "admin",
    });
    kim.network.isUp = true;
    kim.desk.syncNow();
    await expect.poll(() => kim.desk.me.role, { timeout: 20_000 }).toBe("admin");
    await until(mustFindDesk(kim.session).watchTicket(unseen), (ticket) => ticket !== null);
    await kim.quiet();
    const { rows } = await testDesk.pool.query("SELECT 1 FROM ticket_messages WHERE message = 'Before the promotion'");
    expect(rows.length).toBe(1);
  });

  it("[P5] a disabled account's words are shown to their author, and all else has gone", async () => {
    const ticketId = await ticketOf("casey", "Robin will never see it");
    const robin = await openDevice(testDesk, "robin");
    const own = uuidv7();
    await robin.desk.submit({ kind: "createTicket", ticketId: own, args: { subject: "Mine", description: "Mine." } });
    await until(robin.desk.watchTicket(own), (ticket) => ticket?.ticketNumber != null);
    expect(await until(robin.desk.watchTicket(ticketId))).toBeNull();
    robin.network.isUp = false;
    await robin.desk.sendMessage({ ticketId: own, message: "Unsent words", isInternalNote: false });
    await disablePerson(testDesk.services, {
      actor: testDesk.people.admin,
      personId: testDesk.people.robin.id,
    });
    robin.network.isUp = true;
    robin.desk.syncNow();
    await untilStage(robin.session, "farewell");
    expect(robin.session.store.getState()).toMatchObject({
      reason: "disabled",
      unsent: { words: [{ text: "Unsent words", title: expect.stringContaining("Mine") }] },
    });
    await robin.session.acknowledgeFarewell();
    expect(robin.session.store.getState()).toMatchObject({ stage: "sign_in" });
  });
});
