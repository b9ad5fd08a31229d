import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let devices: Record<TestPerson, TestDevice>;
let ticketId: string;

beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

beforeEach(async () => {
  const names = Object.keys(TEST_PEOPLE) as TestPerson[];
  devices = Object.fromEntries(names.map((who) => [who, createTestDevice(desk, who)])) as typeof devices;
  ticketId = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId, args: { subject: "Printer", description: "D" } });
});

const { sam: SAM, kim: KIM, lead: LEAD, robin: ROBIN } = TEST_PEOPLE;

type Priority = "low" | "high" | "urgent";
type Status = "open" | "in_progress" | "closed";

const setPriority = (who: TestPerson, priority: Priority, saw: string) =>
  devices[who].act({ kind: "setPriority", ticketId, args: { priority }, seen: { fields: { priority: saw } } });
const setStatus = (who: TestPerson, status: Status, saw: Status) =>
  devices[who].act({ kind: "setStatus", ticketId, args: { status }, seen: { fields: { status: saw } } });
const assign = (who: TestPerson, assigneeId: string, saw: string | null) =>
  devices[who].act({ kind: "assign", ticketId, args: { assigneeId }, seen: { fields: { assignedTo: saw } } });
const reply = (who: TestPerson, message: string) =>
  devices[who].act({
    kind: "addMessage",
    ticketId,
    args: { messageId: uuidv7(), message, isInternalNote: false },
  });
const changeCustomer = (id: string) => devices.lead.act({ kind: "editFields", ticketId, args: { customer: { id } } });

async function noticesOf(who: TestPerson) {
  await devices[who].pull();
  const fresh = createTestDevice(desk, who);
  await fresh.pull();
  expect(devices[who].notices()).toEqual(fresh.notices());
  return devices[who].notices().filter((notice) => notice.ticketId === ticketId);
}

test("[S6] whoever is overruled by somebody who had not seen their value is told what, by whom and when", async () => {
  await setPriority("sam", "high", "medium");
  expect(await setPriority("kim", "low", "medium")).toMatchObject({ type: "merged" });
  expect(await noticesOf("sam")).toMatchObject([
    {
      ticketNumber: expect.stringMatching(/^TICK-/),
      subject: "Printer",
      field: "priority",
      from: "high",
      to: "low",
      actorId: KIM.id,
      actorName: "Kim Support",
    },
  ]);
  for (const who of ["kim", "lead", "casey", "robin"] as const) expect(await noticesOf(who)).toEqual([]);
});

test("[S6] who had seen the value overrules nobody, nor does who sets what stands", async () => {
  await setPriority("sam", "high", "medium");
  await setPriority("kim", "low", "high");
  await setPriority("lead", "low", "medium");
  await devices.kim.act({ kind: "setPriority", ticketId, args: { priority: "urgent" } });
  expect(await noticesOf("sam")).toEqual([]);
});

test("[S6] nobody is told of what they did themselves, from whichever device, nor of what was set at the creation", async () => {
  await setPriority("sam", "high", "medium");
  const other = createTestDevice(desk, "sam");
  const seen = { fields: { priority: "medium" } };
  await other.act({ kind: "setPriority", ticketId, args: { priority: "low" }, seen });
  await setStatus("lead", "closed", "in_progress");
  for (const who of ["sam", "casey", "lead"] as const) expect(await noticesOf(who)).toEqual([]);
});

test("[S6] told is who set the replaced value, not who set another before", async () => {
  await setPriority("sam", "high", "medium");
  await setPriority("kim", "low", "high");
  await setPriority("sam", "high", "low");
  await setPriority("kim", "urgent", "high");
  await setPriority("lead", "low", "medium");
  expect(await noticesOf("sam")).toEqual([]);
  expect(await noticesOf("kim")).toMatchObject([{ from: "urgent", to: "low", actorId: LEAD.id }]);
});

test("[S6] [S8] who lost the ticket by being overruled is told, though they see it no more", async () => {
  await devices.sam.act({ kind: "take", ticketId, args: {} });
  await devices.sam.pull();
  expect(devices.sam.ticket(ticketId)).toBeDefined();
  await assign("lead", KIM.id, null);
  expect(await noticesOf("sam")).toMatchObject([
    {
      field: "assignedTo",
      from: SAM.id,
      fromName: "Sam Support",
      to: KIM.id,
      toName: "Kim Support",
      subject: "Printer",
    },
  ]);
  expect(devices.sam.ticket(ticketId)).toBeUndefined();
});

test("[S6] an operation that is sent twice tells once", async () => {
  await setPriority("sam", "high", "medium");
  const seen = { fields: { priority: "medium" } };
  const operation = devices.kim.prepare({ kind: "setPriority", ticketId, args: { priority: "low" }, seen });
  for (let turn = 0; turn < 3; turn += 1) await devices.kim.send([operation]);
  expect(await noticesOf("sam")).toHaveLength(1);
});

test("[S6] the person is woken by it, though nothing else of the ticket concerns them", async () => {
  let wakes = 0;
  const leave = desk.services.announcer.subscribe([`agent:${SAM.id}`], () => {
    wakes += 1;
  });
  await assign("lead", KIM.id, null);
  await setPriority("sam", "high", "medium");
  await expect.poll(() => wakes, { timeout: 30_000 }).toBeGreaterThan(0);
  await devices.sam.pull();
  wakes = 0;
  await setPriority("kim", "low", "medium");
  await expect.poll(() => wakes, { timeout: 30_000 }).toBeGreaterThan(0);
  leave();
});

test("[P4] a customer is told by the desk's name, and by the person's once they have written publicly", async () => {
  await setStatus("casey", "closed", "open");
  await setStatus("sam", "in_progress", "open");
  expect(await noticesOf("casey")).toMatchObject([
    { field: "status", from: "closed", to: "in_progress", actorId: null, actorName: "Support" },
  ]);
  expect(devices.casey.wire.join("")).not.toContain(SAM.id);
  await reply("sam", "It smokes still.");
  expect(await noticesOf("casey")).toMatchObject([{ actorId: SAM.id, actorName: "Sam Support" }]);
});

test("[P3] a ticket that becomes another customer's takes its words from the former one's notices", async () => {
  await setStatus("casey", "closed", "open");
  await setStatus("sam", "in_progress", "open");
  await reply("sam", "Publicly");
  expect(await noticesOf("casey")).toMatchObject([{ subject: "Printer", actorName: "Sam Support" }]);
  await changeCustomer(ROBIN.id);
  const [blanked] = await noticesOf("casey");
  expect(blanked).toMatchObject({ subject: "", from: null, to: null, actorId: null, actorName: "Support" });
  const wire = devices.casey.wire.length;
  await devices.lead.act({ kind: "editFields", ticketId, args: { subject: "Robin's own affair" } });
  await setStatus("kim", "closed", "open");
  await reply("kim", "To Robin");
  // Neither who reads there now nor what is done there reaches the former customer, by whatever they had set.
  expect(await noticesOf("casey")).toEqual([blanked]);
  expect(devices.casey.wire.slice(wire).join("")).not.toMatch(/Robin's|Kim Support|Sam Support/);
});

test("[P3] a former customer whose value is overruled later is told nothing", async () => {
  await setStatus("casey", "closed", "open");
  await changeCustomer(ROBIN.id);
  expect(await setStatus("sam", "in_progress", "open")).toMatchObject({ type: "merged" });
  expect(await noticesOf("casey")).toEqual([]);
});

test("a deleted ticket's notices lose their words", async () => {
  await setStatus("casey", "closed", "open");
  await setStatus("sam", "in_progress", "open");
  const edit = (who: TestPerson, subject: string, saw: string) =>
    devices[who].act({ kind: "editFields", ticketId, args: { subject }, seen: { fields: { subject: saw } } });
  await edit("lead", "A secret", "Printer");
  await edit("admin", "Another secret", "Printer");
  expect(await noticesOf("lead")).toMatchObject([{ field: "subject", from: "A secret", to: "Another secret" }]);
  await deleteTicket(desk.services, { ticketId, actor: TEST_PEOPLE.admin });
  for (const who of ["lead", "casey"] as const) {
    expect(await noticesOf(who)).toMatchObject([{ subject: "", from: null, to: null }]);
  }
  const { rows } = await desk.pool.query("SELECT * FROM notices WHERE ticket_id = $1", [ticketId]);
  expect(JSON.stringify(rows)).not.toMatch(/secret|Printer/);
});
