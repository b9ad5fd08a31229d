import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

let desk: TestDesk;
const START = "2026-06-01T12:00:00.000Z";
let now = new Date(START);
let casey: TestDevice;
let robin: TestDevice;
let sam: TestDevice;
let kim: TestDevice;
let lead: TestDevice;
let ticketId: string;

// A desk for each test: what one plants must not be found by the next.
beforeEach(async () => {
  now = new Date(START);
  desk = await startTestDesk({ now: () => now });
  [casey, robin, sam, kim, lead] = (["casey", "robin", "sam", "kim", "lead"] as const).map((who) =>
    createTestDevice(desk, who),
  ) as [TestDevice, TestDevice, TestDevice, TestDevice, TestDevice];
  ticketId = uuidv7();
  await casey.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
});

afterEach(() => desk.stop());

const write = (message: string, isInternalNote = false) =>
  ({ kind: "addMessage", ticketId, args: { messageId: uuidv7(), message, isInternalNote } }) as const;

/** What a device was sent since it was last asked. */
function takeWire(device: TestDevice): string {
  return device.wire.splice(0).join("\n");
}

test("[P3] nothing of a note reaches a customer: no word, no id, no gap, no newer version, no later time", async () => {
  await sam.act(write("Public one"));
  await casey.pull();
  const before = casey.state();
  takeWire(casey);
  now = new Date("2026-06-01T12:02:00.000Z");
  const note = write("SECRET-OF-THE-DESK", true);
  await sam.act(note);
  await casey.pull();
  expect(casey.state()).toEqual(before);
  const quiet = takeWire(casey);
  for (const leak of ["SECRET", note.args.messageId, "12:02:00", `"${ticketId}"`]) expect(quiet).not.toContain(leak);
  now = new Date("2026-06-01T12:03:00.000Z");
  await kim.act(write("Public two"));
  await casey.pull();
  expect(casey.messages(ticketId).map(({ message, position }) => [message, position])).toEqual([
    ["Public one", 1],
    ["Public two", 2],
  ]);
  const fresh = createTestDevice(desk, "casey");
  await fresh.pull();
  expect(fresh.state()).toEqual(casey.state());
  expect(takeWire(casey) + takeWire(fresh)).not.toMatch(/SECRET|12:02:00/);
});

test("[P3] a customer's device is not woken by what it may not know of", async () => {
  const { announcer } = desk.services;
  const wakes = { casey: 0, robin: 0 };
  for (const who of ["casey", "robin"] as const) {
    announcer.subscribe([`customer:${TEST_PEOPLE[who].id}`], () => {
      wakes[who] += 1;
    });
  }
  // News arrive in their order: when robin is woken, casey has been, if at all.
  const untilRobinIsWoken = async () => {
    const before = wakes.robin;
    await robin.act({ kind: "createTicket", ticketId: uuidv7(), args: { subject: "R", description: "D" } });
    await expect.poll(() => wakes.robin, { timeout: 30_000 }).toBeGreaterThan(before);
  };
  // This starts the ticket, which the customer may see.
  await lead.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE.sam.id } });
  await untilRobinIsWoken();
  const before = wakes.casey;
  expect(before).toBeGreaterThan(0);
  await sam.act(write("Between us", true));
  await lead.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE.kim.id } });
  await sam.act({ kind: "follow", ticketId, args: {} });
  await sam.act({ kind: "unfollow", ticketId, args: {} });
  await untilRobinIsWoken();
  expect(wakes.casey).toBe(before);
});

test("[P4] staff who have not written publicly are the desk to a customer, without id, address or workload", async () => {
  await sam.act({ kind: "take", ticketId, args: {} });
  await sam.act(write("Between us", true));
  await sam.act({ kind: "setPriority", ticketId, args: { priority: "urgent" } });
  await casey.pull();
  expect(casey.ticket(ticketId)).toMatchObject({
    status: "in_progress",
    priority: "urgent",
    assignedTo: null,
    assigneeName: null,
  });
  expect(casey.history(ticketId).map((one) => [one.field, one.actorId, one.actorName])).toEqual([
    ["created", TEST_PEOPLE.casey.id, "Casey Customer"],
    ["status", null, "Support"],
  ]);
  expect(casey.people().map(({ displayName, activeTickets }) => [displayName, activeTickets])).toEqual([
    ["Casey Customer", null],
  ]);
  const all = takeWire(casey);
  for (const leak of [TEST_PEOPLE.sam.id, "Sam", "sam@", TEST_PEOPLE.lead.id, "Between us"]) {
    expect(all).not.toContain(leak);
  }
});

test("[P4] with their first public reply an assignee gets a name everywhere in that ticket, and in no other", async () => {
  const other = uuidv7();
  await casey.act({ kind: "createTicket", ticketId: other, args: { subject: "Other", description: "D" } });
  for (const id of [ticketId, other]) await sam.act({ kind: "take", ticketId: id, args: {} });
  await casey.pull();
  await sam.act(write("Hello, Sam here"));
  await casey.pull();
  expect(casey.ticket(ticketId)).toMatchObject({ assignedTo: TEST_PEOPLE.sam.id, assigneeName: "Sam Support" });
  expect(casey.history(ticketId).map(({ actorName }) => actorName)).toEqual(["Casey Customer", "Sam Support"]);
  expect(casey.messages(ticketId)).toMatchObject([{ userId: TEST_PEOPLE.sam.id, authorName: "Sam Support" }]);
  expect(casey.ticket(other)).toMatchObject({ assignedTo: null, assigneeName: null });
  expect(casey.history(other).map(({ actorName }) => actorName)).toEqual(["Casey Customer", "Support"]);
  expect(takeWire(casey)).not.toContain("sam@");
  const fresh = createTestDevice(desk, "casey");
  await fresh.pull();
  expect(fresh.state()).toEqual(casey.state());
});

test("[P4] a known assignee who gives the ticket away is seen to have gone, a stranger's coming is not", async () => {
  await sam.act({ kind: "take", ticketId, args: {} });
  await sam.act(write("Hello"));
  await casey.pull();
  now = new Date("2026-06-01T12:03:00.000Z");
  await lead.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE.kim.id } });
  await casey.pull();
  expect(casey.ticket(ticketId)).toMatchObject({ assignedTo: null, updatedAt: now.toISOString() });
  now = new Date("2026-06-01T12:04:00.000Z");
  await lead.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE.lead.id } });
  await casey.pull();
  expect(casey.ticket(ticketId)?.updatedAt).toBe("2026-06-01T12:03:00.000Z");
});

test("[P4] a ticket that staff opened for a customer names nobody of the desk", async () => {
  const id = uuidv7();
  const customer = { id: TEST_PEOPLE.casey.id };
  await kim.act({ kind: "createTicket", ticketId: id, args: { subject: "For you", description: "D", customer } });
  await casey.pull();
  expect(casey.history(id)).toMatchObject([{ field: "created", actorId: null, actorName: "Support" }]);
  expect(takeWire(casey)).not.toMatch(/Kim|kim@/);
});

test("[S9] what a customer tries on tickets and ids of others ends in one and the same answer", async () => {
  const foreign = uuidv7();
  await robin.act({ kind: "createTicket", ticketId: foreign, args: { subject: "ROBINS-SECRET", description: "D" } });
  await sam.act({ kind: "take", ticketId: foreign, args: {} });
  const nowhere = uuidv7();
  const tries = [
    { kind: "addMessage", args: () => ({ messageId: uuidv7(), message: "M", isInternalNote: false }) },
    { kind: "addMessage", args: () => ({ messageId: uuidv7(), message: "M", isInternalNote: true }) },
    { kind: "setStatus", args: () => ({ status: "closed" }) },
    { kind: "setPriority", args: () => ({ priority: "low" }) },
    { kind: "assign", args: () => ({ assigneeId: TEST_PEOPLE.sam.id }) },
    { kind: "unassign", args: () => ({}) },
    { kind: "take", args: () => ({}) },
    { kind: "handBack", args: () => ({}) },
    { kind: "editFields", args: () => ({ subject: "Mine" }) },
    { kind: "follow", args: () => ({}) },
    { kind: "unfollow", args: () => ({}) },
  ] as const;
  for (const { kind, args } of tries) {
    const [there, not] = [
      await casey.act({ kind, ticketId: foreign, args: args() } as never),
      await casey.act({ kind, ticketId: nowhere, args: args() } as never),
    ];
    expect({ ...there, version: "" }).toEqual({ ...not, version: "" });
    expect(there).toMatchObject({ type: "refused", refusal: { code: "not_found" } });
  }
  const making = { kind: "createTicket", ticketId: foreign, args: { subject: "Mine", description: "D" } } as const;
  expect(await casey.act(making)).toMatchObject({ refusal: { code: "not_found" } });
  await casey.pull();
  const all = takeWire(casey);
  for (const leak of ["ROBINS-SECRET", "Robin", foreign]) expect(all).not.toContain(leak);
  await robin.pull();
  expect(robin.ticket(foreign)).toMatchObject({ subject: "ROBINS-SECRET", status: "in_progress", priority: "medium" });
});

test("[P3] whatever the desk does, a customer's wire holds none of its planted words", async () => {
  const planted = ["PLANTED-NOTE", "PLANTED-ELSEWHERE"];
  const elsewhere = uuidv7();
  await robin.act({ kind: "createTicket", ticketId: elsewhere, args: { subject: planted[1] ?? "", description: "D" } });
  await casey.pull();
  for (const device of [sam, kim, lead]) {
    await device.act(write(`PLANTED-NOTE by ${device.who}`, true));
    await device.act({ kind: "follow", ticketId, args: {} });
    await casey.pull(1);
    await device.act(write(`Reply by ${device.who}`));
    await device.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE[device.who].id } });
    await casey.pull(1);
  }
  await lead.act({ kind: "editFields", ticketId, args: { customer: { id: TEST_PEOPLE.robin.id } } });
  await casey.pull(1);
  await lead.act({ kind: "editFields", ticketId, args: { customer: { id: TEST_PEOPLE.casey.id } } });
  await casey.pull(1);
  const all = takeWire(casey);
  for (const words of [...planted, '@test.example","displayName":"S']) expect(all).not.toContain(words);
  expect(all.match(/[a-z]+@test\.example/g)?.every((address) => address === "casey@test.example")).toBe(true);
  expect(casey.messages(ticketId).map(({ position }) => position)).toEqual([1, 2, 3]);
});
