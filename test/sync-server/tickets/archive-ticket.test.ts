import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { archiveTicket, unarchiveTicket } from "#sync-server/tickets/archive-ticket.ts";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let ticketId: string;

beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

beforeEach(async () => {
  ticketId = uuidv7();
  await act("casey", { kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
});

const { lead: LEAD, sam: SAM } = TEST_PEOPLE;
const act = (who: TestPerson, given: Parameters<ReturnType<typeof createTestDevice>["act"]>[0]) =>
  createTestDevice(desk, who).act(given);
const close = () => act("lead", { kind: "setStatus", ticketId, args: { status: "closed" } });
const archive = () => archiveTicket(desk.services, { ticketId, actor: LEAD });
const unarchive = () => unarchiveTicket(desk.services, { ticketId, actor: LEAD });

async function whoSeesIt(): Promise<TestPerson[]> {
  const seeing: TestPerson[] = [];
  for (const who of Object.keys(TEST_PEOPLE) as TestPerson[]) {
    const device = createTestDevice(desk, who);
    await device.pull();
    if (device.ticket(ticketId)) seeing.push(who);
  }
  return seeing;
}

test("[P2] an archived ticket leaves the queue and the admins, and stays with customer, assignee and followers", async () => {
  await close();
  expect(await whoSeesIt()).toEqual(["admin", "lead", "sam", "kim", "casey"]);
  await archive();
  expect(await whoSeesIt()).toEqual(["casey"]);
  await act("lead", { kind: "assign", ticketId, args: { assigneeId: SAM.id } });
  await act("kim", { kind: "follow", ticketId, args: {} });
  expect(await whoSeesIt()).toEqual(["sam", "kim", "casey"]);
  await unarchive();
  expect(await whoSeesIt()).toEqual(["admin", "lead", "sam", "kim", "casey"]);
});

test("only what is closed can be archived; doing either twice changes nothing", async () => {
  await expect(archive()).rejects.toMatchObject({ type: "invalid-request" });
  await close();
  await archive();
  const before = await version();
  await archive();
  expect(await version()).toBe(before);
  await unarchive();
  await unarchive();
  expect(await whoSeesIt()).toContain("lead");
});

async function version(): Promise<string> {
  const { rows } = await desk.pool.query("SELECT version::text FROM support_tickets WHERE id = $1", [ticketId]);
  return rows[0].version;
}

test.each(["casey", "sam"] as const)("%s archives nothing", async (who) => {
  await close();
  const given = { ticketId, actor: TEST_PEOPLE[who] };
  await expect(archiveTicket(desk.services, given)).rejects.toMatchObject({ type: "forbidden" });
  await expect(unarchiveTicket(desk.services, given)).rejects.toMatchObject({ type: "forbidden" });
});

test("what is deleted or never was is not found", async () => {
  await close();
  await deleteTicket(desk.services, { ticketId, actor: LEAD });
  await expect(archive()).rejects.toMatchObject({ type: "not-found" });
  const nothing = { ticketId: uuidv7(), actor: LEAD };
  await expect(archiveTicket(desk.services, nothing)).rejects.toMatchObject({ type: "not-found" });
});

test("[T7] a customer's reply brings an archived ticket back to the queue, where somebody sees that it waits", async () => {
  await close();
  await archive();
  const message = { messageId: uuidv7(), message: "It is broken again", isInternalNote: false };
  await act("casey", { kind: "addMessage", ticketId, args: message });
  expect(await whoSeesIt()).toEqual(["admin", "lead", "sam", "kim", "casey"]);
  const { rows } = await desk.pool.query("SELECT status, archived_at FROM support_tickets WHERE id = $1", [ticketId]);
  expect(rows).toEqual([{ status: "open", archived_at: null }]);
});

test("a note on an archived ticket leaves it where it is", async () => {
  await close();
  await archive();
  const message = { messageId: uuidv7(), message: "For the record", isInternalNote: true };
  await act("sam", { kind: "addMessage", ticketId, args: message });
  expect(await whoSeesIt()).toEqual(["casey"]);
});

test("[P4] to the customer nothing has happened: no newer version, no later time", async () => {
  await close();
  const device = createTestDevice(desk, "casey");
  await device.pull();
  const before = device.ticket(ticketId);
  await archive();
  await unarchive();
  await device.pull();
  expect(device.ticket(ticketId)).toEqual(before);
});
