import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let now = new Date("2026-06-01T12:00:00.000Z");
let devices: Record<TestPerson, TestDevice>;
let ticketId: string;

beforeAll(async () => {
  desk = await startTestDesk({ now: () => now });
});
afterAll(() => desk.stop());

beforeEach(async () => {
  now = new Date("2026-06-01T12:00:00.000Z");
  const names = Object.keys(TEST_PEOPLE) as TestPerson[];
  devices = Object.fromEntries(names.map((who) => [who, createTestDevice(desk, who)])) as typeof devices;
  ticketId = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId, args: { subject: "Printer", description: "It burns." } });
});

async function ticketAs(who: TestPerson) {
  await devices[who].pull();
  return devices[who].ticket(ticketId);
}

const assignToSam = () => devices.lead.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE.sam.id } });

describe("making a ticket", () => {
  test("[T1] a new ticket is open, with the defaults of priority and department", async () => {
    expect(await ticketAs("casey")).toMatchObject({
      status: "open",
      priority: "medium",
      department: "technical",
      assignedTo: null,
      userId: TEST_PEOPLE.casey.id,
    });
  });

  test("[T1] a status that is sent along is refused by name, and no ticket is made", async () => {
    const args = { subject: "S", description: "D", status: "closed" } as never;
    const outcome = await devices.casey.act({ kind: "createTicket", ticketId: uuidv7(), args });
    expect(outcome).toMatchObject({ type: "refused", refusal: { code: "invalid", field: "status" } });
    await devices.casey.pull();
    expect(devices.casey.tickets().filter(({ subject }) => subject === "S")).toEqual([]);
  });

  test("[T9] the subject is trimmed, the description is kept byte for byte", async () => {
    const id = uuidv7();
    const description = "  Zeile 1\r\n\tZeile 2 – ünï 🎉 <b>x</b> '; DROP TABLE people; --  \n";
    await devices.casey.act({ kind: "createTicket", ticketId: id, args: { subject: "  Naïve \n", description } });
    await devices.casey.pull();
    expect(devices.casey.ticket(id)).toMatchObject({ subject: "Naïve", description });
  });

  test("[P1] a customer may not open a ticket for somebody else", async () => {
    const id = uuidv7();
    const outcome = await devices.casey.act({
      kind: "createTicket",
      ticketId: id,
      args: { subject: "S", description: "D", customer: { id: TEST_PEOPLE.robin.id } },
    });
    expect(outcome).toMatchObject({ type: "refused", refusal: { code: "forbidden", field: "customer" } });
  });

  test("staff open tickets for a customer known by id, by address in any case, or new", async () => {
    const choices = [
      { id: TEST_PEOPLE.robin.id },
      { email: "ROBIN@test.example" },
      { email: "new.person@elsewhere.example", displayName: "Nora New" },
      { email: "nameless@elsewhere.example" },
    ];
    const names = [];
    for (const customer of choices) {
      const id = uuidv7();
      const args = { subject: "For you", description: "D", customer };
      expect(await devices.sam.act({ kind: "createTicket", ticketId: id, args })).toMatchObject({ type: "applied" });
      await devices.sam.pull();
      names.push(devices.sam.ticket(id)?.customerName);
    }
    expect(names).toEqual(["Robin Customer", "Robin Customer", "Nora New", "nameless"]);
  });

  test("a new customer of an operation that is refused is not made", async () => {
    const customer = { email: "never@elsewhere.example" };
    const args = { subject: "S", description: "D", customer };
    await devices.sam.act({ kind: "createTicket", ticketId, args });
    await devices.sam.act({ kind: "editFields", ticketId, args: { customer } });
    const { rowCount } = await desk.pool.query("SELECT FROM people WHERE email = $1", [customer.email]);
    expect(rowCount).toBe(0);
  });

  test.each([
    ["a member of staff", { email: "kim@test.example" }],
    ["nobody", { id: uuidv7() }],
  ])("a ticket for %s is refused as an unknown customer", async (_title, customer) => {
    const args = { subject: "S", description: "D", customer };
    const outcome = await devices.sam.act({ kind: "createTicket", ticketId: uuidv7(), args });
    expect(outcome).toMatchObject({ type: "refused", refusal: { code: "unknown_customer", field: "customer" } });
  });

  test("an id that is taken makes no second ticket, whoever holds it", async () => {
    const again = { kind: "createTicket", ticketId, args: { subject: "Mine", description: "D" } } as const;
    expect(await devices.casey.act(again)).toMatchObject({ type: "refused", refusal: { code: "not_found" } });
    expect(await devices.robin.act(again)).toMatchObject({ type: "refused", refusal: { code: "not_found" } });
    expect(await ticketAs("casey")).toMatchObject({ subject: "Printer" });
  });
});

describe("assigning", () => {
  test("[T2] assigning an open ticket starts it", async () => {
    await assignToSam();
    expect(await ticketAs("sam")).toMatchObject({ status: "in_progress", assignedTo: TEST_PEOPLE.sam.id });
  });

  test("[T2] assigning a closed ticket leaves it closed", async () => {
    await devices.casey.act({ kind: "setStatus", ticketId, args: { status: "closed" } });
    await assignToSam();
    expect(await ticketAs("sam")).toMatchObject({ status: "closed", assignedTo: TEST_PEOPLE.sam.id });
  });

  test("[T3] unassigning a ticket in progress opens it again", async () => {
    await assignToSam();
    await devices.lead.act({ kind: "unassign", ticketId, args: {} });
    expect(await ticketAs("kim")).toMatchObject({ status: "open", assignedTo: null });
  });

  test("[T12] of two who take a ticket the first has it, and the second is told who", async () => {
    expect(await devices.sam.act({ kind: "take", ticketId, args: {} })).toMatchObject({ type: "applied" });
    expect(await devices.kim.act({ kind: "take", ticketId, args: {} })).toMatchObject({
      type: "refused",
      refusal: { code: "already_taken", assignedTo: TEST_PEOPLE.sam.id },
    });
  });

  test("[T12] of many who take a ticket at the same moment exactly one has it", async () => {
    const takers = Array.from({ length: 8 }, (_, at) => createTestDevice(desk, at % 2 ? "sam" : "kim"));
    const outcomes = await Promise.all(takers.map((device) => device.act({ kind: "take", ticketId, args: {} })));
    const ticket = await ticketAs("admin");
    const winners = takers.filter((_, at) => outcomes[at]?.type === "applied").map(({ who }) => TEST_PEOPLE[who].id);
    expect(new Set(winners)).toEqual(new Set([ticket?.assignedTo]));
    expect(devices.admin.history(ticketId).filter(({ field }) => field === "assignedTo")).toHaveLength(1);
  });

  test("[T12] an admin's assignment overrules", async () => {
    await devices.sam.act({ kind: "take", ticketId, args: {} });
    await devices.lead.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE.kim.id } });
    expect(await ticketAs("kim")).toMatchObject({ assignedTo: TEST_PEOPLE.kim.id });
  });

  test("support hand back their own and nobody else's", async () => {
    await assignToSam();
    expect(await devices.kim.act({ kind: "handBack", ticketId, args: {} })).toMatchObject({
      refusal: { code: "not_assigned_to_you", assignedTo: TEST_PEOPLE.sam.id },
    });
    expect(await devices.sam.act({ kind: "handBack", ticketId, args: {} })).toMatchObject({ type: "applied" });
  });

  test("support assign to themselves only", async () => {
    const act = (assigneeId: string) => devices.sam.act({ kind: "assign", ticketId, args: { assigneeId } });
    expect(await act(TEST_PEOPLE.kim.id)).toMatchObject({ refusal: { code: "forbidden" } });
    expect(await act(TEST_PEOPLE.sam.id)).toMatchObject({ type: "applied" });
  });

  test.each([
    ["a customer", TEST_PEOPLE.robin.id],
    ["nobody", uuidv7()],
  ])("nobody assigns to %s", async (_title, assigneeId) => {
    const outcome = await devices.admin.act({ kind: "assign", ticketId, args: { assigneeId } });
    expect(outcome).toMatchObject({ refusal: { code: "unknown_assignee", field: "assigneeId" } });
  });

  test("tickets that change hands crosswise at the same time all end assigned, and every workload is right", async () => {
    const ids = Array.from({ length: 12 }, () => uuidv7());
    const { sam, kim } = TEST_PEOPLE;
    for (const [at, id] of ids.entries()) {
      await devices.casey.act({ kind: "createTicket", ticketId: id, args: { subject: `T${at}`, description: "D" } });
      await devices.lead.act({ kind: "assign", ticketId: id, args: { assigneeId: at % 2 ? sam.id : kim.id } });
    }
    const movers = ids.map(() => createTestDevice(desk, "lead"));
    await Promise.all(
      ids.map((id, at) =>
        movers[at]?.act({ kind: "assign", ticketId: id, args: { assigneeId: at % 2 ? kim.id : sam.id } }),
      ),
    );
    const { rows } = await desk.pool.query(`
      SELECT p.active_tickets::int AS counted, count(t.id)::int AS actual FROM people p
      LEFT JOIN support_tickets t ON t.assigned_to = p.id AND t.status <> 'closed' GROUP BY p.id`);
    for (const { counted, actual } of rows) expect(counted).toBe(actual);
  });
});

describe("status", () => {
  test("[T4][T5] closing sets the time by the server's clock, reopening clears it", async () => {
    now = new Date("2026-06-01T12:05:00.123Z");
    await devices.sam.act({ kind: "setStatus", ticketId, args: { status: "closed" } });
    expect(await ticketAs("casey")).toMatchObject({ status: "closed", closedAt: "2026-06-01T12:05:00.123Z" });
    await devices.sam.act({ kind: "setStatus", ticketId, args: { status: "open" } });
    expect(await ticketAs("casey")).toMatchObject({ status: "open", closedAt: null });
  });

  test.each(STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const)))(
    "[T6] staff move a ticket from %s to %s",
    async (from, to) => {
      await devices.sam.act({ kind: "setStatus", ticketId, args: { status: from } });
      expect(await devices.kim.act({ kind: "setStatus", ticketId, args: { status: to } })).toMatchObject({
        type: "applied",
      });
      expect(await ticketAs("admin")).toMatchObject({ status: to });
    },
  );

  test("[T6] a customer may only close, and only their own", async () => {
    const status = (who: TestPerson, to: "open" | "closed" | "in_progress") =>
      devices[who].act({ kind: "setStatus", ticketId, args: { status: to } });
    expect(await status("casey", "in_progress")).toMatchObject({ refusal: { code: "forbidden", field: "status" } });
    expect(await status("robin", "closed")).toMatchObject({ refusal: { code: "not_found" } });
    expect(await status("casey", "closed")).toMatchObject({ type: "applied" });
    expect(await status("casey", "open")).toMatchObject({ refusal: { code: "forbidden", field: "status" } });
  });

  test.each([
    ["assigned", "in_progress"],
    ["unassigned", "open"],
  ])("[T7] a customer's reply reopens a closed ticket: %s, it is %s", async (assignment, expected) => {
    if (assignment === "assigned") await assignToSam();
    await devices.sam.act({ kind: "setStatus", ticketId, args: { status: "closed" } });
    const args = { messageId: uuidv7(), message: "Still burning", isInternalNote: false };
    await devices.casey.act({ kind: "addMessage", ticketId, args });
    expect(await ticketAs("casey")).toMatchObject({ status: expected, closedAt: null });
  });

  test.each([true, false])("[T7] what staff write in a closed ticket leaves it closed (note: %s)", async (isNote) => {
    await devices.sam.act({ kind: "setStatus", ticketId, args: { status: "closed" } });
    const args = { messageId: uuidv7(), message: "Done", isInternalNote: isNote };
    await devices.sam.act({ kind: "addMessage", ticketId, args });
    expect(await ticketAs("casey")).toMatchObject({ status: "closed" });
  });
});

describe("fields", () => {
  test.each(PRIORITIES)("staff set the priority to %s, customers never", async (priority) => {
    expect(await devices.casey.act({ kind: "setPriority", ticketId, args: { priority } })).toMatchObject({
      refusal: { code: "forbidden", field: "priority" },
    });
    expect(await devices.kim.act({ kind: "setPriority", ticketId, args: { priority } })).toMatchObject({
      type: "applied",
    });
    expect(await ticketAs("casey")).toMatchObject({ priority });
  });

  test("only admins edit subject, description, department and customer", async () => {
    const args = {
      subject: "Printer on fire",
      description: "Room 12.",
      department: "general" as const,
      customer: { id: TEST_PEOPLE.robin.id },
    };
    for (const who of ["casey", "sam"] as const) {
      expect(await devices[who].act({ kind: "editFields", ticketId, args })).toMatchObject({
        refusal: { code: "forbidden", field: "subject" },
      });
    }
    expect(await devices.lead.act({ kind: "editFields", ticketId, args })).toMatchObject({ type: "applied" });
    expect(await ticketAs("robin")).toMatchObject({
      subject: "Printer on fire",
      description: "Room 12.",
      department: "general",
      userId: TEST_PEOPLE.robin.id,
    });
  });

  test("[T10] every change is told: who, what, from, to, when", async () => {
    now = new Date("2026-06-01T12:07:00.000Z");
    await devices.sam.act({ kind: "take", ticketId, args: {} });
    await devices.lead.act({ kind: "editFields", ticketId, args: { subject: "Fire" } });
    await devices.casey.act({ kind: "setStatus", ticketId, args: { status: "closed" } });
    await devices.admin.pull();
    const told = devices.admin.history(ticketId).map((one) => [one.actorName, one.field, one.from, one.to, one.at]);
    expect(told).toHaveLength(5);
    expect(told).toEqual(
      expect.arrayContaining([
        ["Casey Customer", "created", null, null, "2026-06-01T12:00:00.000Z"],
        ["Sam Support", "assignedTo", null, TEST_PEOPLE.sam.id, now.toISOString()],
        ["Sam Support", "status", "open", "in_progress", now.toISOString()],
        ["Lena Lead", "subject", "Printer", "Fire", now.toISOString()],
        ["Casey Customer", "status", "in_progress", "closed", now.toISOString()],
      ]),
    );
    expect(devices.admin.history(ticketId).find(({ field }) => field === "assignedTo")).toMatchObject({
      fromName: null,
      toName: "Sam Support",
    });
  });

  test("what changes nothing is applied and leaves no trace", async () => {
    await devices.admin.pull();
    const before = devices.admin.state();
    await devices.sam.act({ kind: "setStatus", ticketId, args: { status: "open" } });
    await devices.lead.act({ kind: "unassign", ticketId, args: {} });
    await devices.admin.pull();
    expect(devices.admin.state()).toEqual(before);
  });

  test("[T11] the workload counts open tickets and those in progress, for admins and for oneself", async () => {
    const own = async (who: TestPerson, of: TestPerson) => {
      await devices[who].pull();
      return devices[who].people().find(({ id }) => id === TEST_PEOPLE[of].id)?.activeTickets;
    };
    const before = (await own("lead", "kim")) ?? 0;
    await devices.lead.act({ kind: "assign", ticketId, args: { assigneeId: TEST_PEOPLE.kim.id } });
    expect([await own("lead", "kim"), await own("kim", "kim"), await own("sam", "kim")]).toEqual([
      before + 1,
      before + 1,
      null,
    ]);
    await devices.kim.act({ kind: "setStatus", ticketId, args: { status: "closed" } });
    expect(await own("lead", "kim")).toBe(before);
    await devices.kim.act({ kind: "setStatus", ticketId, args: { status: "open" } });
    expect(await own("lead", "kim")).toBe(before + 1);
    await devices.kim.act({ kind: "handBack", ticketId, args: {} });
    expect(await own("lead", "kim")).toBe(before);
  });
});
