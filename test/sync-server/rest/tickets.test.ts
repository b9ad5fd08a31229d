// Tickets over REST: the same rules, history and news as on devices.

import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemTypeOf } from "#protocol/problem.ts";
import type { RestHistoryEntry, RestMessage } from "#protocol/rest/ticket.ts";
import { createRestClient, type RestClient } from "../../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

let desk: TestDesk;
let rest: RestClient;
beforeAll(async () => {
  desk = await startTestDesk();
  rest = createRestClient(desk);
});
afterAll(() => desk.stop());

const { sam: SAM, kim: KIM, casey: CASEY } = TEST_PEOPLE;

test("[T1][T8] a ticket is created open, with the next number, and found by its id and by its number", async () => {
  const body = { subject: "  Printer  ", description: "It stops\n", priority: "urgent", department: "sales" };
  const created = await rest.ask("casey", "createTicket", { body });
  expect(created.body).toMatchObject({
    subject: "Printer",
    description: "It stops\n",
    status: "open",
    priority: "urgent",
    department: "sales",
    user_id: CASEY.id,
    assigned_to: null,
    closed_at: null,
  });
  expect(created.body.ticket_number).toMatch(/^TICK-\d{4}-\d{4,}$/);
  expect(created.headers.get("location")).toBe(`/api/v1/support/tickets/${created.body.id}`);
  for (const id of [created.body.id, created.body.ticket_number, created.body.ticket_number.toLowerCase()]) {
    const read = await rest.ask("casey", "readTicket", { params: { id } });
    expect(read.body).toMatchObject({ ...created.body, messages: [], history: [{ field: "created" }] });
  }
});

test("priority and department have their defaults where they are left out", async () => {
  const { body } = await rest.ask("casey", "createTicket", { body: { subject: "Printer", description: "It stops" } });
  expect([body.priority, body.department]).toEqual(["medium", "technical"]);
});

test("[T4][T5][T7] closing sets closed_at, and a customer's reply takes it away again", async () => {
  const { id } = await rest.makeTicket("casey", {}, SAM.id);
  const closed = await rest.ask("sam", "setStatus", { params: { id }, body: { status: "closed" } });
  expect(closed.body).toMatchObject({ status: "closed", closed_at: expect.stringMatching(/Z$/) });
  await rest.ask("casey", "addMessage", { params: { id }, body: { message: "It is back" } });
  const read = await rest.ask("casey", "readTicket", { params: { id } });
  expect(read.body).toMatchObject({ status: "in_progress", closed_at: null });
});

test("[T2][T3] assigning an open ticket starts it, unassigning puts it back", async () => {
  const { id } = await rest.makeTicket("casey");
  const assigned = await rest.ask("lead", "assignTicket", { params: { id }, body: { employee_id: KIM.id } });
  expect(assigned.body).toMatchObject({ status: "in_progress", assigned_to: KIM.id, assignee_name: "Kim Support" });
  const unassigned = await rest.ask("lead", "unassignTicket", { params: { id } });
  expect(unassigned.body).toMatchObject({ status: "open", assigned_to: null, assignee_name: null });
});

test("[T12] who comes second is refused and told who has the ticket", async () => {
  const { id } = await rest.makeTicket("casey", {}, KIM.id);
  const late = await rest.ask("sam", "assignTicket", { params: { id }, body: { employee_id: SAM.id } });
  expect([late.status, problemTypeOf(late.body)]).toEqual([403, "already-taken"]);
  expect(late.body.detail).toContain("Kim Support");
  const foreign = await rest.ask("sam", "unassignTicket", { params: { id } });
  expect([foreign.status, problemTypeOf(foreign.body)]).toEqual([403, "not-assigned-to-you"]);
});

test("[T10] several fields change together, each with its history", async () => {
  const { id } = await rest.makeTicket("casey");
  const body = { status: "closed", priority: "low", subject: "Other", description: "Else", department: "billing" };
  const changed = await rest.ask("lead", "updateTicket", { params: { id }, body });
  expect(changed.body).toMatchObject(body);
  const { body: read } = await rest.ask("lead", "readTicket", { params: { id } });
  const fields = read.history.map(({ field }: RestHistoryEntry) => field);
  expect(fields.toSorted()).toEqual(["created", "department", "description", "priority", "status", "subject"]);
});

test("of several fields none changes where one is refused, and no outcome is kept", async () => {
  const { id } = await rest.makeTicket("casey");
  const before = (await rest.ask("lead", "readTicket", { params: { id } })).body;
  const counting = "SELECT count(*)::integer AS count FROM operation_outcomes";
  const outcomes = await desk.pool.query(counting);
  const refused = await rest.ask("sam", "updateTicket", { params: { id }, body: { priority: "low", subject: "Mine" } });
  expect(refused.status).toBe(403);
  expect((await rest.ask("lead", "readTicket", { params: { id } })).body).toEqual(before);
  expect((await desk.pool.query(counting)).rows).toEqual(outcomes.rows);
});

test("[P3] a note is read by staff, and changes nothing that a customer can see", async () => {
  const { id } = await rest.makeTicket("casey", {}, SAM.id);
  const before = await rest.ask("casey", "readTicket", { params: { id } });
  const note = await rest.ask("sam", "addMessage", {
    params: { id },
    body: { message: "Psst", is_internal_note: true },
  });
  expect(note.body).toMatchObject({ is_internal_note: true, is_staff_reply: true, position: 1 });
  const after = await rest.ask("casey", "readTicket", { params: { id } });
  expect(after.text).toBe(before.text);
  expect(after.headers.get("etag")).toBe(before.headers.get("etag"));
  const forStaff = await rest.ask("kim", "readTicket", { params: { id } });
  expect(forStaff.body.messages.map(({ message }: RestMessage) => message)).toEqual(["Psst"]);
});

test("[P4] a customer is told the name of staff once they have written publicly, and never before", async () => {
  const { id } = await rest.makeTicket("casey", {}, SAM.id);
  await rest.ask("sam", "setStatus", { params: { id }, body: { status: "closed" } });
  const before = await rest.ask("casey", "readTicket", { params: { id } });
  expect(before.body).toMatchObject({ assigned_to: null, assignee_name: null });
  expect(before.text).not.toMatch(/Sam Support|sam@test/);
  await rest.ask("sam", "addMessage", { params: { id }, body: { message: "Done" } });
  const after = await rest.ask("casey", "readTicket", { params: { id } });
  expect(after.body).toMatchObject({ assigned_to: SAM.id, assignee_name: "Sam Support" });
  expect(after.text).not.toContain("sam@test");
});

test("[P2] reading a ticket does not follow it", async () => {
  const { id } = await rest.makeTicket("casey", {}, KIM.id);
  await rest.ask("sam", "readTicket", { params: { id } });
  const { body } = await rest.ask("sam", "listTickets", { query: { limit: "200" } });
  expect(body.tickets.map((ticket: { id: string }) => ticket.id)).not.toContain(id);
});

test("[S9] a foreign ticket, one that is deleted, and one that never was are answered alike", async () => {
  const foreign = await rest.makeTicket("robin");
  const ids = [foreign.id, foreign.ticket_number, randomUUID(), "TICK-2026-999999", "nonsense", "a%00b", "..%2f"];
  for (const id of ids) {
    const answers = [
      await rest.ask("casey", "readTicket", { params: { id } }),
      await rest.ask("casey", "addMessage", { params: { id }, body: { message: "Hello" } }),
      await rest.ask("casey", "setStatus", {
        params: { id },
        body: { status: "closed" },
        headers: { "if-match": "*" },
      }),
    ];
    for (const { status, body } of answers) {
      expect([status, body.detail]).toEqual([404, "This ticket does not exist, or it is not yours to see."]);
    }
  }
});

describe("devices and REST", () => {
  test("what happens over REST reaches devices, and what devices do is in REST at once", async () => {
    const device = createTestDevice(desk, "sam");
    const { id } = await rest.makeTicket("casey", {}, SAM.id);
    await rest.ask("casey", "addMessage", { params: { id }, body: { message: "Over REST" } });
    await device.pull();
    expect(device.ticket(id)).toMatchObject({ status: "in_progress", assignedTo: SAM.id });
    expect(device.messages(id).map(({ message }) => message)).toEqual(["Over REST"]);
    const args = { messageId: uuidv7(), message: "From the device", isInternalNote: false };
    await device.act({ kind: "addMessage", ticketId: id, args });
    const read = await rest.ask("casey", "readTicket", { params: { id } });
    expect(read.body.messages.map(({ message }: RestMessage) => message)).toEqual(["Over REST", "From the device"]);
  });

  test("[S10] a change over REST wakes the live streams of whom it concerns", async () => {
    const { id } = await rest.makeTicket("casey", {}, SAM.id);
    const heard = new Promise<string>((resolve) => {
      const stop = desk.services.announcer.subscribe([`agent:${SAM.id}`], () => {
        stop();
        resolve("news");
      });
    });
    await rest.ask("casey", "addMessage", { params: { id }, body: { message: "Hello?" } });
    expect(await heard).toBe("news");
  });
});

describe("ETag and If-Match", () => {
  test("a change is made where the ticket is as it was read, and refused with 412 where it is not", async () => {
    const { id } = await rest.makeTicket("casey");
    const tag = (await rest.ask("sam", "readTicket", { params: { id } })).headers.get("etag") ?? "";
    const first = await rest.ask("sam", "updateTicket", {
      params: { id },
      body: { priority: "low" },
      headers: { "if-match": tag },
    });
    expect([first.status, first.headers.get("etag") === tag]).toEqual([200, false]);
    const stale = await rest.ask("kim", "updateTicket", {
      params: { id },
      body: { priority: "high" },
      headers: { "if-match": tag },
    });
    expect([stale.status, problemTypeOf(stale.body)]).toEqual([412, "precondition-failed"]);
    expect((await rest.ask("sam", "readTicket", { params: { id } })).body.priority).toBe("low");
    for (const tags of [`"1", ${first.headers.get("etag")}`, "*"]) {
      const matching = await rest.ask("sam", "setStatus", {
        params: { id },
        body: { status: "in_progress" },
        headers: { "if-match": tags },
      });
      expect(matching.status).toBe(200);
    }
  });

  test("of two who change at once with the same tag one succeeds", async () => {
    const { id } = await rest.makeTicket("casey");
    const tag = (await rest.ask("sam", "readTicket", { params: { id } })).headers.get("etag") ?? "";
    const changes = (["sam", "kim", "lead", "admin"] as const).map((who) =>
      rest.ask(who, "updateTicket", { params: { id }, body: { priority: "low" }, headers: { "if-match": tag } }),
    );
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 412, 412, 412]);
  });

  test("a read is answered whole whatever it is compared with", async () => {
    const { id } = await rest.makeTicket("casey");
    const tag = (await rest.ask("sam", "readTicket", { params: { id } })).headers.get("etag") ?? "";
    const again = await rest.ask("sam", "readTicket", { params: { id }, headers: { "if-none-match": tag } });
    expect(again.status).toBe(200);
  });
});
