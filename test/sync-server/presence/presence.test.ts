// Who else is at a ticket: told over the live stream, by every process of the server, to those who are there.

import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Activity, PRESENCE_EXPIRY_SECONDS, PRESENCE_PATH } from "#protocol/sync/presence.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { WINDOWS_PER_PERSON } from "#sync-server/presence/sightings.ts";
import { type HeardStream, hearStream } from "../../support/heard-stream.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let lateness = 0;
const now = () => new Date(Date.now() + lateness);
let desk: TestDesk;
let second: TestDesk;
const streams: HeardStream[] = [];
const [ticketId, otherId] = [uuidv7(), uuidv7()];

beforeEach(async () => {
  lateness = 0;
  desk = await startTestDesk({ now });
  second = await startTestDesk({ beside: desk, now });
  const casey = createTestDevice(desk, "casey");
  for (const id of [ticketId, otherId]) {
    await casey.act({ kind: "createTicket", ticketId: id, args: { subject: "S", description: "D" } });
  }
});
afterEach(async () => {
  for (const stream of streams.splice(0)) await stream.close();
  await second.stop();
  await desk.stop();
});

interface Window {
  look(activity: Activity, ticketId?: string): Promise<string[]>;
  leave(): Promise<unknown>;
}

/** A window of that person that talks to that server. */
function openWindow(who: TestPerson, at: TestDesk = desk, windowId = randomUUID()): Window {
  const say = async (looking: unknown) => {
    const body = JSON.stringify({ protocol: PROTOCOL_VERSION, windowId, looking });
    const response = await at.ask(who, PRESENCE_PATH, { method: "POST", body });
    expect(response.status).toBe(200);
    return ((await response.json()) as { present: Present }).present.map(inWords);
  };
  return { look: (activity, id = ticketId) => say({ ticketId: id, activity }), leave: () => say(null) };
}

type Present = { personId: string; activity: Activity }[];

function inWords({ personId, activity }: Present[number]): string {
  const [who] = Object.entries(TEST_PEOPLE).find(([, { id }]) => id === personId) ?? ["nobody"];
  return `${who} ${activity}`;
}

async function hear(who: TestPerson, at: TestDesk = desk): Promise<HeardStream> {
  const stream = await hearStream(at.url, (await at.signIn(who)).access_token);
  streams.push(stream);
  await soon(() => stream.count("news")).toBeGreaterThan(0);
  return stream;
}

/** What a stream has told last of the ticket. */
function lastOf({ events }: HeardStream, id = ticketId): string[] | null {
  const told = events.filter(({ name }) => name === "presence").map(({ data }) => JSON.parse(data));
  const last = told.findLast((event) => event.ticketId === id);
  return last ? (last.present as Present).map(inWords).sort() : null;
}

/** Whom the second server knows beside this person: they are told by an answer or over a stream, whichever word was there first. */
function untilSeenBySecond(who: TestPerson, others: readonly string[]): Promise<void> {
  const known = () => second.services.presence.othersAt(ticketId, TEST_PEOPLE[who].id).map(inWords);
  return soon(known).toEqual(others);
}

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000, interval: 20 });

test("[S10] staff at the same ticket see each other come, answer and go, each at another server", async () => {
  const [sams, kims] = [await hear("sam"), await hear("kim", second)];
  const [sam, kim] = [openWindow("sam"), openWindow("kim", second)];
  expect(await sam.look("viewing")).toEqual([]);
  await kim.look("viewing");
  await soon(() => lastOf(sams)).toEqual(["kim viewing"]);
  await untilSeenBySecond("kim", ["sam viewing"]);
  await sam.look("answering");
  await soon(() => lastOf(kims)).toEqual(["sam answering"]);
  expect(await kim.look("viewing")).toEqual(["sam answering"]);
  await sam.leave();
  await soon(() => lastOf(kims)).toEqual([]);
});

test("a server that starts later is told who is there as soon as somebody comes to it", async () => {
  await openWindow("sam").look("answering");
  // Once the word is out: a server that is up by then would hear it, and have nothing more to be told.
  await untilSeenBySecond("lead", ["sam answering"]);
  const third = await startTestDesk({ beside: desk, now });
  try {
    const leads = await hear("lead", third);
    await openWindow("lead", third).look("viewing");
    await soon(() => lastOf(leads)).toEqual(["sam answering"]);
  } finally {
    await streams.pop()?.close();
    await third.stop();
  }
});

test("whoever is not heard of any more is forgotten by every server", async () => {
  const [sams, kims] = [await hear("sam"), await hear("kim", second)];
  const kim = openWindow("kim", second);
  await openWindow("sam").look("viewing");
  await kim.look("answering");
  await soon(() => lastOf(sams)).toEqual(["kim answering"]);
  await untilSeenBySecond("kim", ["sam viewing"]);
  lateness = (PRESENCE_EXPIRY_SECONDS - 10) * 1_000;
  await kim.look("answering");
  lateness = (PRESENCE_EXPIRY_SECONDS + 1) * 1_000;
  await soon(() => lastOf(kims)).toEqual([]);
  expect(lastOf(sams)).toEqual(["kim answering"]);
  lateness = 3 * PRESENCE_EXPIRY_SECONDS * 1_000;
  const known = () => [desk, second].map(({ services }) => services.presence.othersAt(ticketId, TEST_PEOPLE.lead.id));
  await soon(known).toEqual([[], []]);
});

test("a person with several windows is named once, as answering if any of them does, and never to themselves", async () => {
  const [sams, kims] = [await hear("sam"), await hear("kim")];
  const [first, other] = [openWindow("sam"), openWindow("sam", second)];
  await openWindow("kim").look("viewing");
  await first.look("viewing");
  await untilSeenBySecond("sam", ["kim viewing"]);
  expect(await other.look("answering")).toEqual(["kim viewing"]);
  await soon(() => lastOf(kims)).toEqual(["sam answering"]);
  await first.leave();
  await other.look("viewing");
  await soon(() => lastOf(kims)).toEqual(["sam viewing"]);
  await other.leave();
  await soon(() => lastOf(kims)).toEqual([]);
  expect(sams.events.filter(({ data }) => data.includes(TEST_PEOPLE.sam.id))).toEqual([]);
});

test("nothing is sent to those who are at another ticket or at none", async () => {
  const [sams, kims, leads] = [await hear("sam"), await hear("kim"), await hear("lead")];
  const sam = openWindow("sam");
  await sam.look("viewing");
  await openWindow("kim").look("viewing", otherId);
  await sam.look("answering");
  await sam.look("viewing", otherId);
  await soon(() => lastOf(kims, otherId)).toEqual(["sam viewing"]);
  expect(lastOf(kims)).toBeNull();
  expect([lastOf(sams), leads.count("presence")]).toEqual([null, 0]);
});

test("[P3] customers are neither told who is at a ticket nor seen there", async () => {
  const caseys = await hear("casey");
  const kims = await hear("kim");
  const body = { protocol: PROTOCOL_VERSION, windowId: randomUUID(), looking: { ticketId, activity: "viewing" } };
  const response = await desk.ask("casey", PRESENCE_PATH, { method: "POST", body: JSON.stringify(body) });
  expect(response.status).toBe(403);
  await openWindow("kim").look("answering");
  await openWindow("sam").look("answering");
  await soon(() => lastOf(kims)).toEqual(["sam answering"]);
  expect(caseys.count("presence")).toBe(0);
});

test("[S9] a ticket that is not there is not found, and nobody is seen at it", async () => {
  const looking = { ticketId: uuidv7(), activity: "viewing" };
  const body = JSON.stringify({ protocol: PROTOCOL_VERSION, windowId: randomUUID(), looking });
  const response = await desk.ask("sam", PRESENCE_PATH, { method: "POST", body });
  expect(response.status).toBe(404);
  expect(desk.services.presence.othersAt(looking.ticketId, TEST_PEOPLE.kim.id)).toEqual([]);
});

test("a person's oldest windows make room where they have more than anybody works with", async () => {
  const windows = Array.from({ length: WINDOWS_PER_PERSON }, () => openWindow("sam"));
  for (const window of windows) await window.look("answering");
  for (const _one of windows) await openWindow("sam").look("viewing");
  expect(await openWindow("kim").look("viewing")).toEqual(["sam viewing"]);
});

test("one account that tells too much is asked to wait, and others are not", async () => {
  const limited = await startTestDesk({
    beside: desk,
    requestLimits: { windowMs: 60_000, perAccount: 3, perAddress: 100 },
  });
  try {
    const sam = openWindow("sam", limited);
    for (let turn = 0; turn < 3; turn += 1) await sam.look("viewing");
    const body = JSON.stringify({ protocol: PROTOCOL_VERSION, windowId: randomUUID(), looking: null });
    const refused = await limited.ask("sam", PRESENCE_PATH, { method: "POST", body });
    expect([refused.status, Number(refused.headers.get("retry-after"))]).toEqual([429, expect.any(Number)]);
    await openWindow("kim", limited).look("viewing");
  } finally {
    await limited.stop();
  }
});
