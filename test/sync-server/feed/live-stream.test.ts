import { createParser } from "eventsource-parser";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { changeRole } from "#sync-server/accounts/change-role.ts";
import { disablePerson } from "#sync-server/accounts/disable-person.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let isStopped = false;
const closings: (() => Promise<void>)[] = [];

beforeEach(async () => {
  desk = await startTestDesk();
  isStopped = false;
});
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
  if (!isStopped) await desk.stop();
});

interface HeardStream {
  events: { name: string; data: string }[];
  response: Response;
  /** Resolves once the server has closed it. */
  ended: Promise<void>;
}

async function openStream(who: TestPerson, on: TestDesk = desk): Promise<HeardStream> {
  const controller = new AbortController();
  const path = `${STREAM_PATH}?protocol=${PROTOCOL_VERSION}&replica=${uuidv7()}`;
  const response = await on.ask(who, path, { signal: controller.signal });
  const events: HeardStream["events"] = [];
  const parser = createParser({ onEvent: ({ event, data }) => events.push({ name: event ?? "message", data }) });
  const ended = read(response, (text) => parser.feed(text));
  closings.push(async () => {
    controller.abort();
    await ended;
  });
  return { events, response, ended };
}

async function read(response: Response, onText: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      onText(decoder.decode(part.value, { stream: true }));
    }
  } catch {
    // Our own closing ends the reading too.
  }
}

/** Other tests' transactions in the same cluster may hold news back for a while. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });

const count = (stream: HeardStream, name: string) => stream.events.filter((event) => event.name === name).length;

const makeTicket = (who: TestPerson = "casey", ticketId = uuidv7()) =>
  createTestDevice(desk, who).act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });

test("the stream opens with word of news, and nothing on the way may hold it back", async () => {
  const stream = await openStream("sam");
  expect(stream.response.headers.get("content-type")).toContain("text/event-stream");
  expect(stream.response.headers.get("cache-control")).toBe("no-cache, no-transform");
  expect(stream.response.headers.get("x-accel-buffering")).toBe("no");
  expect(stream.response.headers.get("content-encoding")).toBeNull();
  await soon(() => count(stream, "news")).toBe(1);
});

test("news wake those who see them, when they can be pulled, and carry nothing", async () => {
  const [sam, robin] = [await openStream("sam"), await openStream("robin")];
  await soon(() => [count(sam, "news"), count(robin, "news")]).toEqual([1, 1]);
  const device = createTestDevice(desk, "sam");
  await device.pull();
  const ticketId = uuidv7();
  await makeTicket("casey", ticketId);
  await soon(() => count(sam, "news")).toBeGreaterThan(1);
  await device.pullOnce();
  expect(device.ticket(ticketId)).toBeDefined();
  expect(count(robin, "news")).toBe(1);
  expect(sam.events.every(({ data }) => data === "{}")).toBe(true);
});

test("[S3] news wait for a slow transaction that still hides them", async () => {
  const stream = await openStream("sam");
  await soon(() => count(stream, "news")).toBe(1);
  const late = await desk.pool.connect();
  await late.query("BEGIN");
  await late.query("SELECT pg_current_xact_id()");
  await makeTicket();
  const other = await openStream("kim");
  await soon(() => count(other, "news")).toBe(1);
  expect(count(stream, "news")).toBe(1);
  await late.query("COMMIT");
  late.release();
  await soon(() => count(stream, "news")).toBe(2);
});

test("[S10] news reach the streams of another server of the same desk", async () => {
  const second = await startTestDesk({ beside: desk });
  closings.unshift(() => second.stop());
  const stream = await openStream("sam", second);
  await soon(() => count(stream, "news")).toBe(1);
  await makeTicket();
  await soon(() => count(stream, "news")).toBe(2);
});

test("after the connection that listens was lost everybody is woken, and hears again", async () => {
  const stream = await openStream("sam");
  await soon(() => count(stream, "news")).toBe(1);
  const { rowCount } = await desk.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  expect(rowCount).toBeGreaterThan(0);
  await soon(() => count(stream, "news")).toBe(2);
  await makeTicket();
  await soon(() => count(stream, "news")).toBe(3);
});

test("[P5] a disabled account's streams are closed at once, and no others", async () => {
  const [sam, kim] = [await openStream("sam"), await openStream("kim")];
  await disablePerson(desk.services, { actor: TEST_PEOPLE.lead, personId: TEST_PEOPLE.sam.id });
  await sam.ended;
  expect(sam.events.at(-1)).toEqual({ name: "ended", data: JSON.stringify({ reason: "session" }) });
  // Another one goes on to be told.
  const told = count(kim, "news");
  await makeTicket();
  await soon(() => count(kim, "news")).toBeGreaterThan(told);
  expect(count(kim, "ended")).toBe(0);
  expect((await desk.ask("sam", STREAM_PATH)).status).toBe(401);
});

test("[P5] a changed role ends the stream, and the next pull tells the device to start anew", async () => {
  const device = createTestDevice(desk, "kim");
  await makeTicket();
  await device.pull();
  const stream = await openStream("kim");
  const actor = TEST_PEOPLE.admin;
  await changeRole(desk.services, { actor, personId: TEST_PEOPLE.kim.id, role: "admin" });
  await stream.ended;
  expect(stream.events.at(-1)?.data).toBe(JSON.stringify({ reason: "role" }));
  const answer = await device.pullOnce();
  expect(answer).toMatchObject({ reset: true, pages: {} });
  await device.pull();
  expect(device.people().find(({ id }) => id === TEST_PEOPLE.kim.id)?.role).toBe("admin");
  expect(device.tickets()).toHaveLength(1);
});

test("signing out ends the session's streams", async () => {
  const stream = await openStream("sam");
  const { refresh_token } = await desk.signIn("sam");
  await desk.ask("sam", "/api/v1/auth/sign-out", { method: "POST", body: JSON.stringify({ refresh_token }) });
  await stream.ended;
  expect(stream.events.at(-1)?.data).toBe(JSON.stringify({ reason: "session" }));
});

test("a server that stops ends its streams in good order", async () => {
  const stream = await openStream("casey");
  isStopped = true;
  await desk.stop();
  await stream.ended;
  expect(stream.events.at(-1)?.data).toBe(JSON.stringify({ reason: "stopping" }));
});

test("without a token there is no stream", async () => {
  expect((await desk.ask(null, `${STREAM_PATH}?protocol=${PROTOCOL_VERSION}&replica=${uuidv7()}`)).status).toBe(401);
});
