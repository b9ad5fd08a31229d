import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "#protocol/problem.ts";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { LOOKUP_PATH } from "#protocol/sync/lookup.ts";
import { PRESENCE_PATH } from "#protocol/sync/presence.ts";
import { PULL_PATH } from "#protocol/sync/pull.ts";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { SEARCH_PATH } from "#protocol/sync/search.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

let desk: TestDesk;
let casey: TestDevice;
const ticketId = uuidv7();

beforeAll(async () => {
  desk = await startTestDesk();
  casey = createTestDevice(desk, "casey");
  await casey.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
});
afterAll(() => desk.stop());

const post = (path: string, body: string) => desk.ask("casey", path, { method: "POST", body });

async function expectProblem(response: Response, status: number, field?: string): Promise<void> {
  const problem = (await response.json()) as Problem;
  expect([response.status, problem]).toMatchObject([status, { status }]);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  if (field) expect(problem.errors?.map((error) => error.field)).toContain(field);
}

async function countRows(): Promise<unknown> {
  const { rows } = await desk.pool.query(`
    SELECT (SELECT count(*) FROM support_tickets) AS tickets, (SELECT count(*) FROM ticket_messages) AS messages,
      (SELECT count(*) FROM ticket_history) AS history, (SELECT count(*) FROM people) AS people,
      (SELECT sum(last_sequence) FROM ticket_counters) AS numbers`);
  return rows[0];
}

const cursor = { version: "5", key: "" };
const checkpoint = { epoch: "e", scope: "customer", changed: cursor, entered: cursor, left: cursor, fill: null };
const pulling = (tickets: unknown) => ({ protocol: PROTOCOL_VERSION, replicaId: randomUUID(), pulls: { tickets } });
const lookingAt = (looking: unknown) => ({ protocol: PROTOCOL_VERSION, windowId: randomUUID(), looking });
const operation = { id: uuidv7(), number: 1 };
const searchingBelow = (below: string) => ({ protocol: PROTOCOL_VERSION, text: "word", isBeyondSight: false, below });
const pushing = (operations: unknown) => ({ protocol: PROTOCOL_VERSION, replicaId: randomUUID(), operations });

describe("a request that is wrong as a whole is refused and names the field", () => {
  test.each<[string, string, unknown, string]>([
    ["push: nothing", PUSH_PATH, {}, "operations"],
    ["push: a list", PUSH_PATH, [], "body"],
    ["push: no replica", PUSH_PATH, { protocol: PROTOCOL_VERSION, operations: [operation] }, "replicaId"],
    ["push: a replica that is no id", PUSH_PATH, { ...pushing([operation]), replicaId: "1' OR 1=1" }, "replicaId"],
    ["push: no operations", PUSH_PATH, pushing([]), "operations"],
    ["push: operations that are none", PUSH_PATH, pushing("all"), "operations"],
    ["push: 101 operations", PUSH_PATH, pushing(Array.from({ length: 101 }, () => operation)), "operations"],
    ["push: an operation without an id", PUSH_PATH, pushing([{ number: 1 }]), "operations.0.id"],
    ["push: number 0", PUSH_PATH, pushing([{ ...operation, number: 0 }]), "operations.0.number"],
    ["push: a number with a fraction", PUSH_PATH, pushing([{ ...operation, number: 1.5 }]), "operations.0.number"],
    ["push: a number beyond all", PUSH_PATH, pushing([{ ...operation, number: 1e300 }]), "operations.0.number"],
    ["push: a number as text", PUSH_PATH, pushing([{ ...operation, number: "1" }]), "operations.0.number"],
    ["push: a forged author", PUSH_PATH, { ...pushing([operation]), userId: TEST_PEOPLE.admin.id }, "userId"],
    ["push: a forged role", PUSH_PATH, { ...pushing([operation]), role: "admin" }, "role"],
    ["push: a protocol that is text", PUSH_PATH, { ...pushing([operation]), protocol: "new" }, "protocol"],
    ["pull: nothing", PULL_PATH, {}, "pulls"],
    ["pull: of nothing", PULL_PATH, { ...pulling(undefined), pulls: {} }, "pulls"],
    ["pull: of another collection", PULL_PATH, { ...pulling(undefined), pulls: { sessions: {} } }, "pulls.sessions"],
    ["pull: as somebody else", PULL_PATH, { ...pulling({ checkpoint: null, limit: 1 }), role: "admin" }, "role"],
    ["pull: no documents", PULL_PATH, pulling({ checkpoint: null, limit: 0 }), "pulls.tickets.limit"],
    ["pull: too many documents", PULL_PATH, pulling({ checkpoint: null, limit: 1e9 }), "pulls.tickets.limit"],
    ["pull: a checkpoint of text", PULL_PATH, pulling({ checkpoint: "5", limit: 1 }), "pulls.tickets.checkpoint"],
    [
      "pull: a version beyond 64 bits",
      PULL_PATH,
      pulling({ checkpoint: { ...checkpoint, changed: { version: "99999999999999999999", key: "" } }, limit: 1 }),
      "pulls.tickets.checkpoint.changed",
    ],
    [
      "pull: a version that is none",
      PULL_PATH,
      pulling({ checkpoint: { ...checkpoint, left: { version: "-1", key: "" } }, limit: 1 }),
      "pulls.tickets.checkpoint.left.version",
    ],
    ...["x", "'; DROP TABLE people; --", ticketId, `${ticketId}/`, `/${ticketId}`].map(
      (key): [string, string, unknown, string] => [
        `pull: the key ${key}`,
        PULL_PATH,
        pulling({ checkpoint: { ...checkpoint, entered: { version: "5", key } }, limit: 1 }),
        "pulls.tickets.checkpoint.entered",
      ],
    ),
    ["search: below what is no number", SEARCH_PATH, searchingBelow("TICK-1"), "below"],
    ["search: below a year beyond all", SEARCH_PATH, searchingBelow("TICK-999999999999999-0001"), "below"],
    ["search: below a sequence beyond all", SEARCH_PATH, searchingBelow("TICK-2026-2147483648"), "below"],
    ["presence: nothing", PRESENCE_PATH, {}, "windowId"],
    [
      "presence: at what is no ticket",
      PRESENCE_PATH,
      lookingAt({ ticketId: "1", activity: "viewing" }),
      "looking.ticketId",
    ],
    ["presence: sleeping", PRESENCE_PATH, lookingAt({ ticketId, activity: "sleeping" }), "looking.activity"],
    ["presence: as somebody else", PRESENCE_PATH, { ...lookingAt(null), personId: TEST_PEOPLE.sam.id }, "personId"],
    [
      "pull: a fill that is none",
      PULL_PATH,
      pulling({ checkpoint: { ...checkpoint, fill: { version: "5", key: `${ticketId}~many` } }, limit: 1 }),
      "pulls.tickets.checkpoint.fill",
    ],
  ])("%s", async (_title, path, body, field) => {
    const before = await countRows();
    await expectProblem(await post(path, JSON.stringify(body)), 400, field);
    expect(await countRows()).toEqual(before);
  });
});

test.each([PUSH_PATH, PULL_PATH])(
  "%s: what is no JSON, no object, nothing, or ten megabytes is refused",
  async (path) => {
    await expectProblem(await post(path, "{"), 400);
    await expectProblem(await post(path, "null"), 400);
    await expectProblem(await desk.ask("casey", path, { method: "POST" }), 415);
    await expectProblem(await post(path, JSON.stringify({ text: "x".repeat(10_000_000) })), 413);
    await expectProblem(await post(path, "[".repeat(50_000) + "]".repeat(50_000)), 400);
  },
);

test.each([
  ["POST", PUSH_PATH],
  ["POST", PULL_PATH],
  ["POST", PRESENCE_PATH],
  ["GET", STREAM_PATH],
  ["GET", LOOKUP_PATH],
])("%s %s needs a token", async (method, path) => {
  const init = method === "POST" ? { method, body: "{}" } : { method };
  await expectProblem(await desk.ask(null, path, init), 401);
});

test("[S12] another version of the protocol is told that an update is needed, whatever else it says", async () => {
  for (const protocol of [0, PROTOCOL_VERSION + 1, 1_000]) {
    const body = JSON.stringify({ protocol, shape: "of another time" });
    for (const path of [PUSH_PATH, PULL_PATH]) await expectProblem(await post(path, body), 426);
    await expectProblem(await desk.ask("casey", `${STREAM_PATH}?protocol=${protocol}`), 426);
  }
});

test.each([
  ["", "protocol"],
  [`protocol=${PROTOCOL_VERSION}`, "replica"],
  [`protocol=${PROTOCOL_VERSION}&replica=me`, "replica"],
  [`protocol=x&replica=${ticketId}`, "protocol"],
  [`protocol=${PROTOCOL_VERSION}&replica=${ticketId}&role=admin`, "role"],
])("the stream refuses the query '%s'", async (query, field) => {
  await expectProblem(await desk.ask("casey", `${STREAM_PATH}?${query}`), 400, field);
});

test.each([
  "number=",
  "number=1",
  "number=TICK-2026-1",
  "number=TICK-99999999999999999999-0001",
  "number=TICK-2026-99999999999999999999",
  "number=TICK-2026-0001'--",
  "number=TICK-2026-0001&number=TICK-2026-0002",
  "id=1",
  "",
])("the lookup refuses the query '%s'", async (query) => {
  await expectProblem(await desk.ask("sam", `${LOOKUP_PATH}?${query}`), 400);
});

const LONE = "\ud800";
const message = { messageId: uuidv7(), message: "M", isInternalNote: false };
const valid = { ticketId, kind: "addMessage", args: message, seen: {}, writtenAt: "2026-01-01T00:00:00.000Z" };

describe("[S5][T9] an operation that is wrong is refused by itself, and names the field", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["an unknown kind", { ...valid, kind: "becomeAdmin" }, "kind"],
    ["a kind that is no text", { ...valid, kind: { $ne: null } }, "kind"],
    ["no kind", { ...valid, kind: undefined }, "kind"],
    ["the prototype for a kind", { ...valid, kind: "__proto__" }, "kind"],
    ["no arguments", { ...valid, args: undefined }, "args"],
    ["arguments of text", { ...valid, args: "all" }, "args"],
    ["an unknown field", { ...valid, isStaffReply: true }, "isStaffReply"],
    ["a forged role", { ...valid, role: "super_admin" }, "role"],
    ["a name of a field that can't be stored", { ...valid, [`a\u0000${LONE}`]: 1 }, "a\ufffd\ufffd"],
    ["a name of a field without end", { ...valid, ["x".repeat(100_000)]: 1 }, "x".repeat(80)],
    ["an unknown argument", { ...valid, args: { ...message, userId: TEST_PEOPLE.sam.id } }, "userId"],
    ["NUL in a message", { ...valid, args: { ...message, message: "a\u0000b" } }, "message"],
    ["half a surrogate pair in a message", { ...valid, args: { ...message, message: `a${LONE}` } }, "message"],
    ["an empty message", { ...valid, args: { ...message, message: " \n " } }, "message"],
    ["a message that is too long", { ...valid, args: { ...message, message: "x".repeat(20_001) } }, "message"],
    ["a number for a message", { ...valid, args: { ...message, message: 7 } }, "message"],
    ["a message id that is none", { ...valid, args: { ...message, messageId: "1; DROP TABLE people" } }, "messageId"],
    ["text for a flag", { ...valid, args: { ...message, isInternalNote: "true" } }, "isInternalNote"],
    ["a ticket id that is none", { ...valid, ticketId: "x" }, "ticketId"],
    ["a time that is none", { ...valid, writtenAt: "yesterday" }, "writtenAt"],
    ["a time of the 31st of February", { ...valid, writtenAt: "2026-02-31T00:00:00.000Z" }, "writtenAt"],
    ["nothing seen", { ...valid, seen: null }, "seen"],
    ["a place before the first", { ...valid, seen: { position: -1 } }, "seen.position"],
    ["an unknown status", { ...valid, kind: "setStatus", args: { status: "done" } }, "status"],
    ["an unknown priority", { ...valid, kind: "setPriority", args: { priority: 1 } }, "priority"],
    ["a subject that is too long", creating({ subject: "x".repeat(256) }), "subject"],
    ["a subject of blanks", creating({ subject: "   " }), "subject"],
    ["an unknown department", creating({ department: "sales'; --" }), "department"],
    ["a ticket that comes with an assignee", creating({ assignedTo: TEST_PEOPLE.sam.id }), "assignedTo"],
    ["a ticket that comes with a number", creating({ ticketNumber: "TICK-2026-0001" }), "ticketNumber"],
    ["a customer of neither kind", creating({ customer: { name: "Casey" } }), "customer"],
    ["edits of nothing", { ...valid, kind: "editFields", args: {} }, "args"],
    ["a discarded one with something in it", { ...valid, kind: "discarded" }, "kind"],
  ])("%s", async (_title, bad, field) => {
    const before = await countRows();
    const device = createTestDevice(desk, "casey");
    const answer = await device.send([{ ...bad, id: uuidv7(), number: 1 }]);
    expect(answer).toMatchObject({
      outcomes: [{ outcome: { type: "refused", refusal: { code: "invalid", field } } }],
      expected: 2,
    });
    expect(await countRows()).toEqual(before);
  });

  function creating(args: object) {
    return { ...valid, kind: "createTicket", ticketId: uuidv7(), args: { subject: "S", description: "D", ...args } };
  }
});

test("what lies at the edge of what is allowed is taken: every character, the longest texts, the oddest ids", async () => {
  const texts = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "'; DROP TABLE support_tickets; -- \\' $1 %s {{x}} %{x}",
    "\u0001\u0007\u001b[31m\u2028\u202e\ufeff\uffff🎉👩‍👩‍👧‍👧 e\u0301 مرحبا",
    "x".repeat(20_000),
    "🎉".repeat(10_000),
    "\r\n\t keeps its blanks \t\r\n",
  ];
  const device = createTestDevice(desk, "casey");
  const own = uuidv7();
  await device.act({
    kind: "createTicket",
    ticketId: own,
    args: { subject: "x".repeat(255), description: texts[0] ?? "" },
  });
  for (const text of texts) {
    const args = { messageId: uuidv7(), message: text, isInternalNote: false };
    expect(await device.act({ kind: "addMessage", ticketId: own, args })).toMatchObject({ type: "applied" });
  }
  for (const edge of ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"]) {
    await device.act({
      kind: "addMessage",
      ticketId: own,
      args: { messageId: edge, message: edge, isInternalNote: false },
    });
    texts.push(edge);
  }
  await device.pull(2);
  expect(device.messages(own).map((one) => one.message)).toEqual(texts);
  expect(device.ticket(own)?.description).toBe(texts[0]);
});

test("an id in capitals is the same id", async () => {
  const device = createTestDevice(desk, "casey");
  const args = { messageId: uuidv7(), message: "In capitals", isInternalNote: false };
  const act = { kind: "addMessage", ticketId: ticketId.toUpperCase(), args } as const;
  expect(await device.act(act)).toMatchObject({ type: "applied" });
});

test("[P2] staff look up any ticket by its number, archived or not theirs; nothing of it is kept", async () => {
  const { rows } = await desk.pool.query("SELECT ticket_number FROM support_tickets WHERE id = $1", [ticketId]);
  const number = rows[0].ticket_number as string;
  await createTestDevice(desk, "sam").act({ kind: "take", ticketId, args: {} });
  const response = await desk.ask("kim", `${LOOKUP_PATH}?number=%20${number.toLowerCase()}`);
  expect(await response.json()).toMatchObject({
    ticket: { id: ticketId, assigneeName: "Sam Support", isFollowed: false },
  });
  const kim = createTestDevice(desk, "kim");
  await kim.pull();
  expect(kim.ticket(ticketId)).toBeUndefined();
  expect(await (await desk.ask("kim", `${LOOKUP_PATH}?number=TICK-2026-9999`)).json()).toEqual({ ticket: null });
});

test("customers look nothing up, their own neither", async () => {
  await expectProblem(await desk.ask("casey", `${LOOKUP_PATH}?number=TICK-2026-0001`), 403);
});
