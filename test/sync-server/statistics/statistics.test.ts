import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Problem, problemTypeOf } from "#protocol/problem.ts";
import { STATISTICS_PATH, statisticsSchema } from "#protocol/statistics.ts";
import { archiveTicket } from "#sync-server/tickets/archive-ticket.ts";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

const START = Date.parse("2026-06-10T08:00:00.000Z");
const { sam: SAM, kim: KIM, lead: LEAD } = TEST_PEOPLE;

let desk: TestDesk;
let minutes = 0;
let casey: TestDevice;
let sam: TestDevice;
let kim: TestDevice;

beforeAll(async () => {
  desk = await startTestDesk({ now: () => new Date(START + minutes * 60_000) });
  [casey, sam, kim] = (["casey", "sam", "kim"] as const).map((who) => createTestDevice(desk, who)) as [
    TestDevice,
    TestDevice,
    TestDevice,
  ];
});
afterAll(() => desk.stop());

async function ask(who: TestPerson | null, query = ""): Promise<Response> {
  return await desk.ask(who, `${STATISTICS_PATH}${query}`);
}

async function read(who: TestPerson, query = "") {
  const response = await ask(who, query);
  expect(response.status).toBe(200);
  return statisticsSchema.parse(await response.json());
}

async function create(priority: "low" | "urgent" = "low"): Promise<string> {
  const ticketId = uuidv7();
  const args = { subject: `Ticket of minute ${minutes}`, description: "D", priority } as const;
  await casey.act({ kind: "createTicket", ticketId, args });
  return ticketId;
}

function reply(device: TestDevice, ticketId: string, isInternalNote = false) {
  const args = { messageId: uuidv7(), message: "Words", isInternalNote };
  return device.act({ kind: "addMessage", ticketId, args });
}

test("the desk's day: what came in, who answered and closed it, how long that took, and what waits", async () => {
  const [answered, waiting, closedTwice] = [await create(), await create("urgent"), await create()];
  await sam.act({ kind: "take", ticketId: answered, args: {} });
  minutes = 1;
  await reply(kim, answered, true);
  minutes = 2;
  await reply(sam, answered);
  minutes = 3;
  await reply(kim, answered);
  await kim.act({ kind: "setStatus", ticketId: closedTwice, args: { status: "closed" } });
  minutes = 4;
  await reply(casey, closedTwice);
  minutes = 5;
  await sam.act({ kind: "setStatus", ticketId: closedTwice, args: { status: "closed" } });
  // What is gone counts nowhere; what is archived has happened, and stands no more.
  const [deleted, archived] = [await create(), await create()];
  await sam.act({ kind: "setStatus", ticketId: deleted, args: { status: "closed" } });
  await sam.act({ kind: "setStatus", ticketId: archived, args: { status: "closed" } });
  await deleteTicket(desk.services, { ticketId: deleted, actor: LEAD });
  await archiveTicket(desk.services, { ticketId: archived, actor: LEAD });

  const statistics = await read("lead", "?from=2026-06-10&to=2026-06-11");
  expect(statistics).toMatchObject({
    scope: "desk",
    at: "2026-06-10T08:05:00.000Z",
    period: { from: "2026-06-10", to: "2026-06-11", time_zone: "UTC" },
    present: {
      by_status: { open: 1, in_progress: 1, closed: 1 },
      by_priority: { low: 1, medium: 0, high: 0, urgent: 1 },
      by_department: { technical: 2, billing: 0, sales: 0, general: 0 },
      unassigned: 1,
      oldest_unassigned: { ticket_id: waiting, subject: "Ticket of minute 0", created_at: "2026-06-10T08:00:00.000Z" },
    },
    days: [
      { day: "2026-06-10", created: 4, closed: 3, reopened: 1, open: 2 },
      { day: "2026-06-11", created: 0, closed: 0, reopened: 0, open: null },
    ],
    flow: {
      created: 4,
      closed: 3,
      reopened: 1,
      // One ticket was answered, by a public reply in its second minute: a note is no answer.
      first_response: { count: 1, median: 120, p90: 120 },
      resolution: { count: 3, median: 180, p90: 300 },
    },
    flow_before: { created: 0, closed: 0, resolution: { count: 0, median: null, p90: null } },
  });
  const shares = statistics.people.map(({ id, active_tickets: active, closed, first_response: { count } }) => [
    id,
    { active, closed, count },
  ]);
  expect(Object.fromEntries(shares)).toMatchObject({
    [SAM.id]: { active: 1, closed: 2, count: 1 },
    [KIM.id]: { active: 0, closed: 1, count: 0 },
    [LEAD.id]: { active: 0, closed: 0, count: 0 },
  });
  const next = await read("lead", "?from=2026-06-11&to=2026-06-11");
  expect(next.flow_before).toMatchObject({ created: 4, closed: 3, first_response: { count: 1 } });
});

describe("who may see what", () => {
  test("[P1] a support agent sees their own figures, whatever they ask for, and nobody else's", async () => {
    const own = await read("sam", "?from=2026-06-10&to=2026-06-10");
    expect(own).toMatchObject({
      scope: "own",
      present: { by_status: { open: 0, in_progress: 1, closed: 0 }, unassigned: null, oldest_unassigned: null },
      days: [{ day: "2026-06-10", created: null, closed: 2, open: null }],
      flow: { created: null, closed: 2, first_response: { count: 1, median: 120 } },
    });
    expect(own.people.map(({ id }) => id)).toEqual([SAM.id]);
    const wire = JSON.stringify(own);
    for (const { id, displayName } of [KIM, LEAD])
      for (const told of [id, displayName]) expect(wire).not.toContain(told);
  });

  test.each([
    ["casey", 403, "forbidden"],
    [null, 401, "not-signed-in"],
  ] as const)("[P1] %s is refused", async (who, status, type) => {
    const answer = await ask(who);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect([answer.status, problemTypeOf((await answer.json()) as Problem)]).toEqual([status, type]);
  });
});

describe("what is asked", () => {
  test("nothing in particular is the last thirty days, in UTC", async () => {
    expect((await read("lead")).period).toEqual({ from: "2026-05-12", to: "2026-06-10", time_zone: "UTC" });
    expect((await read("lead", "?time_zone=Pacific/Auckland")).period.to).toBe("2026-06-10");
  });

  test.each([
    ["?from=2026-06-10", "to"],
    ["?to=2026-06-10", "from"],
    ["?from=yesterday&to=2026-06-10", "from"],
    ["?from=2026-02-30&to=2026-06-10", "from"],
    ["?from=1969-12-31&to=1970-01-01", "from"],
    ["?from=9998-12-31&to=9999-01-01", "to"],
    ["?from=2026-06-10&to=2026-06-09", "to"],
    ["?from=2024-01-01&to=2026-06-10", "from"],
    ["?time_zone=Mars/Olympus", "time_zone"],
    ["?from=2026-06-10&from=2026-06-11&to=2026-06-11", "from"],
    ["?days=7", "days"],
  ])("%s is refused and names the field", async (query, field) => {
    const answer = await ask("lead", query);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as Problem).errors?.map((error) => error.field)).toEqual([field]);
  });

  test("another method is told which one to use", async () => {
    const answer = await desk.ask("lead", STATISTICS_PATH, { method: "POST", body: "{}" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET"]);
  });
});
