import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { workAtRandom } from "../../support/random-work.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { createSlowTransaction } from "../../support/slow-transaction.ts";
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

const { sam: SAM, kim: KIM, robin: ROBIN } = TEST_PEOPLE;

beforeEach(async () => {
  const names = Object.keys(TEST_PEOPLE) as TestPerson[];
  devices = Object.fromEntries(names.map((who) => [who, createTestDevice(desk, who)])) as typeof devices;
  ticketId = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
  await write("casey", "From the customer");
  await write("lead", "From the desk");
  await write("lead", "Between us", true);
});

function write(who: TestPerson, message: string, isInternalNote = false) {
  return devices[who].act({ kind: "addMessage", ticketId, args: { messageId: uuidv7(), message, isInternalNote } });
}

const assign = (assigneeId: string) => devices.lead.act({ kind: "assign", ticketId, args: { assigneeId } });
const unassign = () => devices.lead.act({ kind: "unassign", ticketId, args: {} });

/** How much of the ticket a device holds after pulling: tickets, messages, history. */
async function heldBy(who: TestPerson, limit?: number) {
  const device = devices[who];
  await device.pull(limit);
  const tickets = device.tickets().filter(({ id }) => id === ticketId).length;
  return [tickets, device.messages(ticketId).length, device.history(ticketId).length];
}

/** A device that pulled all along must hold what a new one is given. */
async function expectLikeNew(who: TestPerson) {
  await devices[who].pull();
  const fresh = createTestDevice(desk, who);
  await fresh.pull();
  expect(devices[who].state()).toEqual(fresh.state());
}

const NOTHING = [0, 0, 0];

test("[S8] a ticket that somebody takes leaves the queue of the others, with its messages and history", async () => {
  expect(await heldBy("kim")).toEqual([1, 3, 1]);
  await devices.sam.act({ kind: "take", ticketId, args: {} });
  expect(await heldBy("kim")).toEqual(NOTHING);
  expect(await heldBy("sam")).toEqual([1, 3, 3]);
  await expectLikeNew("kim");
});

test("[S8] a ticket that enters sight brings its whole past, older than the checkpoint", async () => {
  await assign(SAM.id);
  expect(await heldBy("kim")).toEqual(NOTHING);
  await assign(KIM.id);
  expect(await heldBy("kim")).toEqual([1, 3, 4]);
  expect(await heldBy("sam")).toEqual(NOTHING);
  await Promise.all([expectLikeNew("sam"), expectLikeNew("kim")]);
});

test("[S8] a ticket that came into the queue and was taken from it between two pulls brings its whole past", async () => {
  await assign(SAM.id);
  expect(await heldBy("kim")).toEqual(NOTHING);
  await unassign();
  await devices.kim.act({ kind: "take", ticketId, args: {} });
  const [tickets, messages] = await heldBy("kim");
  expect([tickets, messages]).toEqual([1, 3]);
  await expectLikeNew("kim");
});

test("[S8] leaving and entering again works, seen between or not", async () => {
  for (const isSeenBetween of [true, false, true]) {
    await assign(SAM.id);
    if (isSeenBetween) expect(await heldBy("kim")).toEqual(NOTHING);
    await unassign();
    const [tickets, messages] = await heldBy("kim");
    expect([tickets, messages]).toEqual([1, 3]);
    await expectLikeNew("kim");
  }
});

test("[S8] a ticket that enters and leaves between two pulls is not there", async () => {
  await assign(SAM.id);
  await heldBy("kim");
  await unassign();
  await write("casey", "While it was there");
  await assign(SAM.id);
  expect(await heldBy("kim")).toEqual(NOTHING);
  await expectLikeNew("kim");
});

test("[S8] a ticket made and taken between two pulls of a third never comes", async () => {
  await devices.kim.pull();
  const own = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId: own, args: { subject: "Quick", description: "D" } });
  await devices.sam.act({ kind: "take", ticketId: own, args: {} });
  await devices.kim.pull();
  expect(devices.kim.ticket(own)).toBeUndefined();
  await expectLikeNew("kim");
});

test("[P2] following brings a ticket and its past, unfollowing takes it away", async () => {
  await assign(SAM.id);
  expect(await heldBy("kim")).toEqual(NOTHING);
  await devices.kim.act({ kind: "follow", ticketId, args: {} });
  expect(await heldBy("kim")).toEqual([1, 3, 3]);
  expect(devices.kim.ticket(ticketId)?.isFollowed).toBe(true);
  await devices.kim.act({ kind: "unfollow", ticketId, args: {} });
  expect(await heldBy("kim")).toEqual(NOTHING);
});

test("[P2] following a ticket that is in sight already is shown, and so is unfollowing it; the thread is not sent again", async () => {
  for (const who of ["kim", "lead"] as const) {
    await devices[who].pull();
    await devices[who].act({ kind: "follow", ticketId, args: {} });
    devices[who].wire.length = 0;
    await devices[who].pull();
    expect(devices[who].ticket(ticketId)?.isFollowed).toBe(true);
    await devices[who].act({ kind: "unfollow", ticketId, args: {} });
    await devices[who].pull();
    expect(devices[who].ticket(ticketId)?.isFollowed).toBe(false);
    expect(devices[who].messages(ticketId)).toHaveLength(3);
    expect(devices[who].wire.join("")).not.toContain("From the desk");
    await expectLikeNew(who);
  }
});

test("[P2] what is followed stays when it is assigned away, and what is assigned stays when it is unfollowed", async () => {
  await devices.kim.act({ kind: "follow", ticketId, args: {} });
  await assign(SAM.id);
  expect((await heldBy("kim"))[0]).toBe(1);
  await devices.sam.act({ kind: "follow", ticketId, args: {} });
  await devices.sam.pull();
  await devices.sam.act({ kind: "unfollow", ticketId, args: {} });
  expect((await heldBy("sam"))[1]).toBe(3);
  expect(devices.sam.ticket(ticketId)?.isFollowed).toBe(false);
  await devices.kim.act({ kind: "unfollow", ticketId, args: {} });
  expect(await heldBy("kim")).toEqual(NOTHING);
  await Promise.all([expectLikeNew("sam"), expectLikeNew("kim")]);
});

test("[P2] whether one follows is one's own affair", async () => {
  await devices.kim.act({ kind: "follow", ticketId, args: {} });
  await Promise.all([devices.lead.pull(), devices.sam.pull()]);
  expect(devices.lead.ticket(ticketId)?.isFollowed).toBe(false);
  expect(devices.sam.ticket(ticketId)?.isFollowed).toBe(false);
});

test("customers follow nothing", async () => {
  expect(await devices.casey.act({ kind: "follow", ticketId, args: {} })).toMatchObject({
    refusal: { code: "forbidden" },
  });
  expect(await devices.robin.act({ kind: "follow", ticketId, args: {} })).toMatchObject({
    refusal: { code: "not_found" },
  });
});

test("[S8] taking a ticket out of the queue leaves its taker with all of it, and sends the thread no second time", async () => {
  await devices.sam.pull();
  devices.sam.wire.length = 0;
  await devices.sam.act({ kind: "take", ticketId, args: {} });
  expect(await heldBy("sam")).toEqual([1, 3, 3]);
  expect(devices.sam.wire.join("")).not.toContain("From the desk");
  await expectLikeNew("sam");
});

test("[S8] a ticket that came into the queue and was taken from it comes whole, though a page ended in between", async () => {
  await assign(SAM.id);
  expect(await heldBy("kim")).toEqual(NOTHING);
  await unassign();
  const other = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId: other, args: { subject: "Other", description: "D" } });
  const args = { messageId: uuidv7(), message: "Of the other", isInternalNote: false };
  await devices.casey.act({ kind: "addMessage", ticketId: other, args });
  await devices.kim.act({ kind: "take", ticketId, args: {} });
  expect((await heldBy("kim", 1)).slice(0, 2)).toEqual([1, 3]);
  await expectLikeNew("kim");
});

test("[S8] a ticket that is taken from the queue above the horizon brings its whole past, whose cause began below it", async () => {
  await assign(SAM.id);
  expect(await heldBy("kim")).toEqual(NOTHING);
  const slow = await createSlowTransaction(desk);
  await unassign();
  await slow.begin();
  await devices.kim.act({ kind: "take", ticketId, args: {} });
  await devices.kim.pullOnce();
  await slow.end();
  expect((await heldBy("kim")).slice(0, 2)).toEqual([1, 3]);
  await expectLikeNew("kim");
});

test("[S8] what came and went above the horizon comes whole when it comes back", async () => {
  await assign(SAM.id);
  expect(await heldBy("kim")).toEqual(NOTHING);
  const slow = await createSlowTransaction(desk);
  await unassign();
  await slow.begin();
  await assign(KIM.id);
  await assign(SAM.id);
  await devices.kim.pullOnce();
  expect(devices.kim.messages(ticketId)).toEqual([]);
  await write("casey", "While it was away");
  await unassign();
  await devices.kim.pullOnce();
  await slow.end();
  expect((await heldBy("kim")).slice(0, 2)).toEqual([1, 4]);
  await expectLikeNew("kim");
});

test("[S8] another customer's ticket from now on: it leaves the one and enters at the other, notes at neither", async () => {
  expect(await heldBy("casey")).toEqual([1, 2, 1]);
  expect(await heldBy("robin")).toEqual(NOTHING);
  await devices.lead.act({ kind: "editFields", ticketId, args: { customer: { id: ROBIN.id } } });
  expect(await heldBy("casey")).toEqual(NOTHING);
  expect(await heldBy("robin")).toEqual([1, 2, 1]);
  await Promise.all([expectLikeNew("casey"), expectLikeNew("robin")]);
});

test("[S8] a deleted ticket leaves every device, the customer's too", async () => {
  await assign(SAM.id);
  await devices.kim.act({ kind: "follow", ticketId, args: {} });
  const holders = ["casey", "sam", "kim", "lead", "admin"] as const;
  for (const who of holders) expect((await heldBy(who))[0]).toBe(1);
  await deleteTicket(desk.services, { ticketId, actor: TEST_PEOPLE.admin });
  for (const who of holders) {
    expect(await heldBy(who)).toEqual(NOTHING);
    await expectLikeNew(who);
  }
});

test("[S8] what is removed names the documents of that person alone: a customer never learns the id of a note", async () => {
  await devices.lead.pull();
  await devices.casey.pull();
  const notes = devices.lead.messages(ticketId).filter(({ isInternalNote }) => isInternalNote);
  const hidden = devices.lead.history(ticketId).filter(({ field }) => field === "assignedTo");
  await deleteTicket(desk.services, { ticketId, actor: TEST_PEOPLE.admin });
  await devices.casey.pull();
  for (const { id } of [...notes, ...hidden]) expect(devices.casey.wire.join("")).not.toContain(id);
});

test("[S8] pages that end in the middle of a thread lose nothing and double nothing", async () => {
  for (let turn = 0; turn < 10; turn += 1) await write("casey", `Line ${turn}`);
  for (const limit of [1, 2, 3, 7]) {
    await assign(SAM.id);
    expect(await heldBy("kim", limit)).toEqual(NOTHING);
    await assign(KIM.id);
    expect((await heldBy("kim", limit)).slice(0, 2)).toEqual([1, 13]);
    await expectLikeNew("kim");
    const filled = createTestDevice(desk, "kim");
    await filled.pull(limit);
    expect(filled.state()).toEqual(devices.kim.state());
  }
});

test("[S8] a ticket that leaves while its thread is on the way is gone in the end, and comes whole when it returns", async () => {
  for (let turn = 0; turn < 6; turn += 1) await write("casey", `Line ${turn}`);
  await assign(SAM.id);
  await devices.kim.pull();
  await assign(KIM.id);
  await devices.sam.pull();
  for (let page = 0; page < 4; page += 1) await devices.kim.pullOnce(2);
  await assign(SAM.id);
  for (let page = 0; page < 3; page += 1) await devices.kim.pullOnce(2);
  expect((await heldBy("kim", 2))[1]).toBe(0);
  await assign(KIM.id);
  for (let page = 0; page < 2; page += 1) await devices.kim.pullOnce(2);
  await write("casey", "Meanwhile");
  await assign(SAM.id);
  await assign(KIM.id);
  expect((await heldBy("kim", 2))[1]).toBe(10);
  await expectLikeNew("kim");
});

test("[S8] what enters, changes and leaves during the first fill ends as it is", async () => {
  const others = Array.from({ length: 12 }, () => uuidv7());
  for (const id of others) {
    await devices.casey.act({ kind: "createTicket", ticketId: id, args: { subject: "Fill", description: "D" } });
  }
  const filling = createTestDevice(desk, "kim");
  const away = uuidv7();
  for (const [at, id] of others.entries()) {
    await filling.pullOnce(2);
    if (at % 4 === 0) await devices.sam.act({ kind: "take", ticketId: id, args: {} });
    if (at % 4 === 1) await devices.sam.act({ kind: "setPriority", ticketId: id, args: { priority: "high" } });
    if (at % 4 === 2)
      await devices.sam.act({ kind: "setPriority", ticketId: others[0] ?? "", args: { priority: "low" } });
    if (at === 6) await devices.sam.act({ kind: "handBack", ticketId: others[4] ?? "", args: {} });
    if (at === 7) {
      await devices.robin.act({ kind: "createTicket", ticketId: away, args: { subject: "New", description: "D" } });
    }
  }
  await filling.pull(2);
  const fresh = createTestDevice(desk, "kim");
  await fresh.pull();
  expect(filling.state()).toEqual(fresh.state());
});

test("the first fill comes newest first and says how much is still to come", async () => {
  const device = createTestDevice(desk, "kim");
  const versions: bigint[] = [];
  const remaining: number[] = [];
  for (let more = true; more; ) {
    const page = (await device.pullOnce(3)).pages.tickets;
    versions.push(...(page?.documents.map(({ version }) => BigInt(version)) ?? []));
    if (page?.remaining !== undefined) remaining.push(page.remaining);
    more = page?.more ?? false;
  }
  expect(versions.length).toBeGreaterThan(6);
  expect(versions).toEqual([...versions].sort((a, b) => Number(b - a)));
  expect(remaining).toEqual([...remaining].sort((a, b) => b - a));
  expect(remaining[0]).toBe(versions.length - 3);
});

test("[S4] after random work of everybody every device holds what a new one is given", async () => {
  await workAtRandom({ devices, random: seededRandom(20_260_601), steps: 150 });
  for (const device of Object.values(devices)) await expectLikeNew(device.who);
  expect(devices.admin.tickets().length).toBeGreaterThan(5);
});

test.each([1, 2, 3, 4])(
  "[S3] random work is missed by nobody who pulls while transactions under way hold the feed back (%i)",
  async (seed) => {
    const random = seededRandom(seed);
    const slow = await createSlowTransaction(desk);
    await workAtRandom({ devices, random, steps: 150, eachStep: () => slow.move(random) });
    await slow.end();
    expect(slow.begun()).toBeGreaterThan(10);
    for (const device of Object.values(devices)) await expectLikeNew(device.who);
  },
);
