// What live streams bring of themselves: the documents that a pull would, for the same people, or word to pull.

import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CHANGES_SINCE_PROTOCOL, type LiveChanges, liveChangesSchema } from "#protocol/sync/live-stream.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { type HeardStream, hearStream } from "../../support/heard-stream.ts";
import { workAtRandom } from "../../support/random-work.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { createSlowTransaction } from "../../support/slow-transaction.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

const EVERYBODY = Object.keys(TEST_PEOPLE) as TestPerson[];
const { sam: SAM, kim: KIM } = TEST_PEOPLE;

let desk: TestDesk;
let devices: Record<TestPerson, TestDevice>;
let ticketId: string;
const streams: HeardStream[] = [];

beforeEach(async () => {
  desk = await startTestDesk();
  devices = Object.fromEntries(EVERYBODY.map((who) => [who, createTestDevice(desk, who)])) as typeof devices;
  ticketId = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
  await devices.lead.act({ kind: "assign", ticketId, args: { assigneeId: SAM.id } });
});
afterEach(async () => {
  for (const stream of streams.splice(0)) await stream.close();
  await desk.stop();
});

/** Other tests' transactions in the same cluster may hold news back for a while. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });

const write = (who: TestPerson, message: string, isInternalNote = false) =>
  devices[who].act({ kind: "addMessage", ticketId, args: { messageId: uuidv7(), message, isInternalNote } });

async function listen(who: TestPerson, protocol = PROTOCOL_VERSION): Promise<HeardStream> {
  const stream = await hearStream(desk.url, (await desk.signIn(who)).access_token, protocol);
  streams.push(stream);
  await soon(() => stream.count("news")).toBeGreaterThan(0);
  return stream;
}

/** First changes, after which all that was written before has been told, and the server tells what has changed. */
async function listenAndBegin(...people: TestPerson[]): Promise<HeardStream[]> {
  const all = await Promise.all(people.map((who) => listen(who)));
  const areTold = (words: string) => all.every((stream) => wordsOf(stream).includes(words));
  await soon(async () => {
    await write("casey", BEGINNING[0]);
    return areTold(BEGINNING[0]);
  }).toBe(true);
  await write("casey", BEGINNING[1]);
  await soon(() => areTold(BEGINNING[1])).toBe(true);
  for (const who of people) await devices[who].pull();
  return all;
}

const BEGINNING = ["First", "Begun"] as const;

function changesOf({ events }: HeardStream): LiveChanges[] {
  return events.filter(({ name }) => name === "changes").map(({ data }) => liveChangesSchema.parse(JSON.parse(data)));
}

/** Heartbeats say nothing of what happens at the desk. */
const toldOf = ({ events }: HeardStream) => events.filter(({ name }) => name !== "heartbeat").length;

const wordsOf = (stream: HeardStream) =>
  changesOf(stream).flatMap(({ documents }) => documents.messages?.map(({ message }) => message) ?? []);

test("what changes comes with the word of it, and is what a pull brings each of them", async () => {
  const people = ["casey", "sam", "lead"] as const;
  const all = await listenAndBegin(...people);
  await write("sam", "Second");
  await devices.lead.act({ kind: "setPriority", ticketId, args: { priority: "urgent" } });
  for (const [at, who] of people.entries()) {
    const stream = all[at] as HeardStream;
    await soon(() => wordsOf(stream)).toContain("Second");
    await soon(
      () =>
        changesOf(stream)
          .flatMap(({ documents }) => documents.tickets ?? [])
          .at(-1)?.priority,
    ).toBe("urgent");
    for (const changes of changesOf(stream)) devices[who].takeIn(changes);
    const fresh = createTestDevice(desk, who);
    await fresh.pull();
    expect(devices[who].state()).toEqual(fresh.state());
  }
});

test("[P3] of a note nothing is told to a customer, and strangers hear of nothing", async () => {
  const robin = await listen("robin");
  const [casey, sam] = (await listenAndBegin("casey", "sam")) as [HeardStream, HeardStream];
  await write("sam", "SECRET-OF-THE-DESK", true);
  await soon(() => wordsOf(sam)).toContain("SECRET-OF-THE-DESK");
  await write("sam", "Second");
  await soon(() => wordsOf(casey)).toContain("Second");
  const told = changesOf(casey).filter(({ documents }) => Object.keys(documents).length > 0);
  expect(told.flatMap(({ documents }) => documents.messages?.map(({ message }) => message) ?? ["none"])).toEqual(
    wordsOf(casey),
  );
  expect(wordsOf(casey).filter((words) => !BEGINNING.includes(words as "First"))).toEqual(["Second"]);
  expect(JSON.stringify(casey.events)).not.toMatch(/SECRET/);
  expect(robin.events.filter(({ name }) => name !== "heartbeat")).toHaveLength(1);
});

test("[P3] of what changes in one moment each customer is told of their own alone", async () => {
  const other = uuidv7();
  await devices.robin.act({ kind: "createTicket", ticketId: other, args: { subject: "Robin's", description: "D" } });
  const [casey] = (await listenAndBegin("casey")) as [HeardStream];
  const robin = await listen("robin");
  const slow = await createSlowTransaction(desk);
  await slow.begin();
  await write("casey", "Second");
  const args = { messageId: uuidv7(), message: "Of Robin", isInternalNote: false };
  await devices.robin.act({ kind: "addMessage", ticketId: other, args });
  await slow.end();
  await soon(() => wordsOf(casey)).toContain("Second");
  await soon(() => wordsOf(robin)).toContain("Of Robin");
  expect(JSON.stringify(casey.events)).not.toContain(other);
  expect(JSON.stringify(robin.events)).not.toContain(ticketId);
});

test("[P3] a note that has the id of a ticket is told as any other note", async () => {
  const [casey, sam] = (await listenAndBegin("casey", "sam")) as [HeardStream, HeardStream];
  const slow = await createSlowTransaction(desk);
  await slow.begin();
  await write("sam", "Second");
  const args = { messageId: ticketId, message: "A note", isInternalNote: true };
  await devices.sam.act({ kind: "addMessage", ticketId, args });
  await slow.end();
  await soon(() => wordsOf(casey)).toContain("Second");
  await soon(() => wordsOf(sam)).toEqual(expect.arrayContaining(["Second", "A note"]));
});

test("[S8] whose sight a ticket enters or leaves is told to pull, and who sees it all along is not", async () => {
  const [sam, kim, lead] = (await Promise.all([listen("sam"), listen("kim"), listen("lead")])) as [
    HeardStream,
    HeardStream,
    HeardStream,
  ];
  await write("lead", "Settled", true);
  await soon(() => toldOf(lead)).toBeGreaterThan(1);
  const before = sam.count("news");
  await devices.sam.act({ kind: "handBack", ticketId, args: {} });
  await soon(() => sam.count("news")).toBeGreaterThan(before);
  await soon(() => kim.count("news")).toBeGreaterThan(1);
  await soon(() =>
    changesOf(lead)
      .flatMap(({ documents }) => documents.tickets ?? [])
      .at(-1),
  ).toMatchObject({
    id: ticketId,
    assignedTo: null,
  });
  const toldOfHandingBack = [sam, kim].flatMap(changesOf).flatMap(({ documents }) => documents.tickets ?? []);
  expect(toldOfHandingBack.filter(({ assignedTo }) => assignedTo === null)).toEqual([]);
});

test("[S8] whom a ticket only leaves, and whom it only enters, are told to pull", async () => {
  await listenAndBegin("lead");
  const [sam, kim] = (await Promise.all([listen("sam"), listen("kim")])) as [HeardStream, HeardStream];
  await devices.lead.act({ kind: "assign", ticketId, args: { assigneeId: KIM.id } });
  for (const stream of [sam, kim]) {
    await soon(() => toldOf(stream)).toBeGreaterThan(1);
    expect(stream.count("changes")).toBe(0);
  }
});

test("[S8] whom a ticket enters below the horizon by a cause that ends above it is told to pull", async () => {
  await listenAndBegin("lead");
  const kim = await listen("kim");
  const [before, between] = [await createSlowTransaction(desk), await createSlowTransaction(desk)];
  await before.begin();
  await devices.lead.act({ kind: "unassign", ticketId, args: {} });
  await between.begin();
  await devices.kim.act({ kind: "take", ticketId, args: {} });
  await before.end();
  await soon(() => toldOf(kim)).toBeGreaterThan(1);
  await between.end();
  expect(kim.count("changes")).toBe(0);
});

test("[S6] whoever is overruled is told to pull, for the word of it comes by pull alone", async () => {
  const setPriority = (who: TestPerson, priority: "high" | "low") =>
    devices[who].act({ kind: "setPriority", ticketId, args: { priority }, seen: { fields: { priority: "medium" } } });
  await setPriority("sam", "high");
  const [sam] = (await listenAndBegin("sam")) as [HeardStream];
  const told = toldOf(sam);
  const news = sam.count("news");
  expect(await setPriority("lead", "low")).toMatchObject({ type: "merged" });
  await soon(() => toldOf(sam)).toBeGreaterThan(told);
  expect(sam.count("news")).toBe(news + 1);
});

test("[P5] a role that has changed is sent no documents any more", async () => {
  const [sam] = (await listenAndBegin("sam")) as [HeardStream];
  await desk.pool.query("UPDATE people SET role = 'admin' WHERE id = $1", [SAM.id]);
  await write("casey", "Second");
  await soon(() => sam.isEnded()).toBe(true);
  expect(sam.events.at(-1)).toEqual({ name: "ended", data: JSON.stringify({ reason: "role" }) });
  expect(wordsOf(sam)).not.toContain("Second");
});

test("[P5] a session that has ended is sent no documents any more", async () => {
  const [sam] = (await listenAndBegin("sam")) as [HeardStream];
  await desk.pool.query("UPDATE sessions SET revoked_at = now(), revoked_because = 'revoked' WHERE person_id = $1", [
    SAM.id,
  ]);
  await write("casey", "Second");
  await soon(() => sam.isEnded()).toBe(true);
  expect(sam.events.at(-1)).toEqual({ name: "ended", data: JSON.stringify({ reason: "session" }) });
  expect(wordsOf(sam)).not.toContain("Second");
});

test("[S12] a device of an older protocol is told of news alone", async () => {
  const older = await listen("sam", CHANGES_SINCE_PROTOCOL - 1);
  await listenAndBegin("casey");
  const told = older.count("news");
  await write("casey", "Second");
  await soon(() => older.count("news")).toBeGreaterThan(told);
  expect(older.count("changes")).toBe(0);
});

test("[S3] very much at once is for the devices to pull", async () => {
  const [sam] = (await listenAndBegin("sam")) as [HeardStream];
  const [told, news] = [sam.count("changes"), sam.count("news")];
  await desk.pool.query(
    `INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
       public_position, written_at, created_at, updated_at)
     SELECT gen_random_uuid(), $1, $2, 'Bulk', false, false, n, n, now(), now(), now() FROM generate_series(10, 400) AS n`,
    [ticketId, TEST_PEOPLE.casey.id],
  );
  await write("lead", "Behind it", true);
  await soon(() => sam.count("news")).toBeGreaterThan(news);
  expect(sam.count("changes")).toBe(told);
  await devices.sam.pull();
  await write("lead", "Later", true);
  await soon(() => wordsOf(sam)).toContain("Later");
  expect(devices.sam.takeIn(changesOf(sam).at(-1) as LiveChanges)).toBe(true);
});

test.for([21, 22, 23])(
  "[S3] [S8] devices that follow their streams miss nothing of random work, the horizon held back or not (%i)",
  async (seed) => {
    const random = seededRandom(seed);
    const slow = await createSlowTransaction(desk);
    const following = await Promise.all(EVERYBODY.map((who) => follow(who)));
    await workAtRandom({ devices, random, steps: 120, eachStep: () => slow.move(random) });
    await slow.end();
    for (const { device, stop } of following) {
      const fresh = createTestDevice(desk, device.who);
      await fresh.pull();
      await soon(() => device.state()).toEqual(fresh.state());
      await stop();
    }
    const takenIn = following.map(({ counts }) => counts.takenIn);
    expect(takenIn.reduce((sum, count) => sum + count)).toBeGreaterThan(10);
  },
);

/** A device that does what its stream tells it: takes in what joins on, and pulls otherwise. */
async function follow(who: TestPerson) {
  const device = createTestDevice(desk, who);
  const stream = await listen(who);
  const counts = { takenIn: 0 };
  let isOver = false;
  let heard = 0;
  const working = (async () => {
    while (!isOver) {
      const event = stream.events[heard];
      if (!event) {
        await new Promise((resolve) => setImmediate(resolve));
        continue;
      }
      heard += 1;
      const isTaken = event.name === "changes" && device.takeIn(liveChangesSchema.parse(JSON.parse(event.data)));
      if (isTaken) counts.takenIn += 1;
      else await pullAll(device);
    }
  })();
  return {
    device,
    counts,
    async stop() {
      isOver = true;
      await working;
    },
  };
}

async function pullAll(device: TestDevice): Promise<void> {
  for (let more = true; more; ) {
    const { pages, reset } = await device.pullOnce();
    more = reset || Object.values(pages).some((page) => page?.more);
  }
}
