import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

let desk: TestDesk;
const START = "2026-06-01T12:00:00.000Z";
let now = new Date(START);
let casey: TestDevice;
let sam: TestDevice;
let kim: TestDevice;
let lead: TestDevice;
let ticketId: string;

beforeAll(async () => {
  desk = await startTestDesk({ now: () => now });
});
afterAll(() => desk.stop());

beforeEach(async () => {
  now = new Date(START);
  casey = createTestDevice(desk, "casey");
  sam = createTestDevice(desk, "sam");
  kim = createTestDevice(desk, "kim");
  lead = createTestDevice(desk, "lead");
  ticketId = uuidv7();
  await casey.act({ kind: "createTicket", ticketId, args: { subject: "Before", description: "D" } });
});

const write = (message: string, isInternalNote = false) =>
  ({ kind: "addMessage", ticketId, args: { messageId: uuidv7(), message, isInternalNote } }) as const;

test("[S6] operations on different fields both succeed", async () => {
  await sam.act({
    kind: "setPriority",
    ticketId,
    args: { priority: "high" },
    seen: { fields: { priority: "medium" } },
  });
  const outcome = await lead.act({
    kind: "editFields",
    ticketId,
    args: { subject: "After" },
    seen: { fields: { subject: "Before" } },
  });
  expect(outcome.type).toBe("applied");
  await lead.pull();
  expect(lead.ticket(ticketId)).toMatchObject({ priority: "high", subject: "After" });
});

test("[S6] operations on different fields that come at the same moment all stand", async () => {
  for (let round = 0; round < 10; round += 1) {
    const subject = `Subject ${round}`;
    const priority = round % 2 === 0 ? "high" : "low";
    const department = round % 2 === 0 ? "billing" : "sales";
    const status = round % 2 === 0 ? "closed" : "in_progress";
    await Promise.all([
      sam.act({ kind: "setPriority", ticketId, args: { priority } }),
      kim.act({ kind: "setStatus", ticketId, args: { status } }),
      lead.act({ kind: "editFields", ticketId, args: { subject } }),
      createTestDevice(desk, "lead").act({ kind: "editFields", ticketId, args: { department } }),
    ]);
    await lead.pull();
    expect(lead.ticket(ticketId)).toMatchObject({ subject, priority, department, status });
  }
});

test("[S6] on the same field the later one wins, is told whom it overruled, and history shows both", async () => {
  const seen = { fields: { priority: "medium" } };
  await sam.act({ kind: "setPriority", ticketId, args: { priority: "high" }, seen });
  const outcome = await kim.act({ kind: "setPriority", ticketId, args: { priority: "low" }, seen });
  expect(outcome).toMatchObject({
    type: "merged",
    overruled: [{ field: "priority", from: "high", to: "low" }],
  });
  await kim.pull();
  expect(kim.ticket(ticketId)).toMatchObject({ priority: "low" });
  expect(kim.history(ticketId).map(({ field, from, to }) => [field, from, to])).toEqual([
    ["created", null, null],
    ["priority", "medium", "high"],
    ["priority", "high", "low"],
  ]);
});

test("[M2] the thread is in the order in which the server accepted it, not in that of the authors' clocks", async () => {
  await casey.act({ ...write("First"), writtenAt: "2026-06-01T11:59:00.000Z" });
  await sam.act({ ...write("Second"), writtenAt: "2026-06-01T09:00:00.000Z" });
  await casey.pull();
  expect(casey.messages(ticketId).map(({ message, position }) => [message, position])).toEqual([
    ["First", 1],
    ["Second", 2],
  ]);
});

test("[M2] what many write at once is numbered without gap or repeat", async () => {
  const writers = Array.from({ length: 8 }, (_, at) => createTestDevice(desk, at % 2 ? "sam" : "casey"));
  await Promise.all(
    writers.map(async (writer, at) => {
      for (let turn = 0; turn < 4; turn += 1) await writer.act(write(`${at}:${turn}`, at % 4 === 1));
    }),
  );
  await Promise.all([sam.pull(), casey.pull()]);
  expect(sam.messages(ticketId).map(({ position }) => position)).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
  expect(casey.messages(ticketId).map(({ position }) => position)).toEqual(
    Array.from({ length: 24 }, (_, at) => at + 1),
  );
  expect(sam.ticket(ticketId)?.lastPosition).toBe(32);
  expect(casey.ticket(ticketId)?.lastPosition).toBe(24);
});

test.each([
  ["years ahead", "2031-01-01T00:00:00.000Z", START],
  ["before there were computers", "1887-01-01T00:00:00.000Z", "2000-01-01T00:00:00.000Z"],
  ["a little behind", "2026-06-01T11:00:00.000Z", "2026-06-01T11:00:00.000Z"],
])(
  "[S7] a clock that is %s changes what is shown as the time of writing, and nothing else",
  async (_title, at, kept) => {
    await casey.act({ ...write("Tick"), writtenAt: at });
    await casey.pull();
    expect(casey.messages(ticketId)).toMatchObject([{ writtenAt: kept, createdAt: START, updatedAt: START }]);
  },
);

test("[P1] a note by a customer is refused and published nowhere", async () => {
  expect(await casey.act(write("Not for you", true))).toMatchObject({
    type: "refused",
    refusal: { code: "forbidden", field: "isInternalNote" },
  });
  await sam.pull();
  expect(sam.messages(ticketId)).toEqual([]);
});

test("[P1] whose word a message is follows from the account", async () => {
  await casey.act(write("Customer"));
  await sam.act(write("Staff"));
  await sam.act(write("Note", true));
  await sam.pull();
  expect(sam.messages(ticketId).map((one) => [one.message, one.isStaffReply, one.isInternalNote])).toEqual([
    ["Customer", false, false],
    ["Staff", true, false],
    ["Note", true, true],
  ]);
});

test("[P1] a role, an author or a flag that is sent along is refused by name", async () => {
  const message = { messageId: uuidv7(), message: "M", isInternalNote: false };
  for (const [field, forged] of [
    ["isStaffReply", { args: { ...message, isStaffReply: true } }],
    ["userId", { args: { ...message, userId: TEST_PEOPLE.sam.id } }],
    ["role", { args: message, role: "admin" }],
    ["actor", { args: message, actor: { id: TEST_PEOPLE.admin.id, role: "super_admin" } }],
  ] as const) {
    const outcome = await casey.act({ kind: "addMessage", ticketId, ...forged } as never);
    expect(outcome).toMatchObject({ type: "refused", refusal: { code: "invalid", field } });
  }
});

test("a note moves the time of the last change for staff, and not for the customer", async () => {
  now = new Date("2026-06-01T12:03:00.000Z");
  await sam.act(write("Note", true));
  await lead.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE.kim.id } });
  await lead.act({ kind: "setStatus", ticketId, args: { status: "open" } });
  now = new Date("2026-06-01T12:04:00.000Z");
  await lead.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE.sam.id } });
  await sam.act({ kind: "setStatus", ticketId, args: { status: "in_progress" } });
  now = new Date("2026-06-01T12:05:00.000Z");
  await lead.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE.kim.id } });
  await Promise.all([casey.pull(), lead.pull()]);
  expect(casey.ticket(ticketId)?.updatedAt).toBe("2026-06-01T12:04:00.000Z");
  expect(lead.ticket(ticketId)?.updatedAt).toBe("2026-06-01T12:05:00.000Z");
});

test("[P2] an agent works on any ticket in reach, also one that has left their sight", async () => {
  await sam.act({ kind: "take", ticketId, args: {} });
  await kim.pull();
  expect(kim.ticket(ticketId)).toBeUndefined();
  expect(await kim.act(write("From afar"))).toMatchObject({ type: "applied" });
  expect(await kim.act({ kind: "setPriority", ticketId, args: { priority: "low" } })).toMatchObject({
    type: "applied",
  });
});

test("a reply to a ticket that was deleted meanwhile is refused; its number stays and its id stays taken", async () => {
  await casey.pull();
  const number = casey.ticket(ticketId)?.ticketNumber;
  await deleteTicket(desk.services, { ticketId, actor: TEST_PEOPLE.lead });
  for (const act of [write("Too late"), { kind: "setStatus", ticketId, args: { status: "closed" } } as const]) {
    expect(await casey.act(act)).toMatchObject({ type: "refused", refusal: { code: "not_found" } });
    expect(await sam.act(act)).toMatchObject({ type: "refused", refusal: { code: "not_found" } });
  }
  expect(
    await casey.act({ kind: "createTicket", ticketId, args: { subject: "Again", description: "D" } }),
  ).toMatchObject({ type: "refused", refusal: { code: "not_found" } });
  const { rows } = await desk.pool.query("SELECT ticket_number, subject FROM support_tickets WHERE id = $1", [
    ticketId,
  ]);
  expect(rows).toEqual([{ ticket_number: number, subject: "" }]);
});

test("customers and support delete nothing", async () => {
  for (const actor of [TEST_PEOPLE.casey, TEST_PEOPLE.sam]) {
    await expect(deleteTicket(desk.services, { ticketId, actor })).rejects.toMatchObject({ type: "forbidden" });
  }
});
