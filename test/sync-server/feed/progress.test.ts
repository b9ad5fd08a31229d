import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transact } from "#sync-server/database/transact.ts";
import { reconcileSight } from "#sync-server/feed/sight.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

let desk: TestDesk;
let ticketId: string;
const { casey, sam, kim } = TEST_PEOPLE;

beforeAll(async () => {
  desk = await startTestDesk();
  ticketId = uuidv7();
  const device = createTestDevice(desk, "casey");
  await device.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
});
afterAll(() => desk.stop());

let written = 0;

async function writeMany(count: number): Promise<void> {
  await desk.pool.query(
    `INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
       public_position, written_at, created_at, updated_at)
     SELECT gen_random_uuid(), $1, $2, 'Bulk', false, false, n, n, now(), now(), now()
     FROM generate_series($3::integer + 1, $3 + $4::integer) AS n`,
    [ticketId, casey.id, written, count],
  );
  written += count;
}

const assignTo = (assignedTo: string | null) =>
  transact(desk.pool, async (tx) => {
    await tx.query("UPDATE support_tickets SET assigned_to = $2 WHERE id = $1", [ticketId, assignedTo]);
    await reconcileSight(tx, { id: ticketId, userId: casey.id, assignedTo, isArchived: false, isDeleted: false });
  });

/** What the pages of messages say is still to come, up to the last. */
async function remainingOnTheWay(device: TestDevice, limit: number): Promise<(number | undefined)[]> {
  const told: (number | undefined)[] = [];
  for (let more = true; more; ) {
    const { messages } = (await device.pullOnce(limit)).pages;
    told.push(messages?.remaining);
    more = messages?.more ?? false;
  }
  return told;
}

/** Until what was committed can be pulled: before that there is nothing to say. */
async function untilVisible(): Promise<void> {
  await createTestDevice(desk, "casey").pull();
}

test("[S11] a device that comes back to many changes is told at each page how many are still to come", async () => {
  const device = createTestDevice(desk, "lead");
  await device.pull();
  await writeMany(1_000);
  await untilVisible();
  expect(await remainingOnTheWay(device, 300)).toEqual([700, 400, 100, undefined]);
});

test("[S11] so is one to whom a long thread comes by entering sight", async () => {
  const device = createTestDevice(desk, "kim");
  await assignTo(sam.id);
  await device.pull();
  expect(device.messages(ticketId)).toEqual([]);
  await assignTo(kim.id);
  await untilVisible();
  const told = await remainingOnTheWay(device, 400);
  expect(told.at(-1)).toBeUndefined();
  const guesses = told.slice(0, -1).map((remaining) => remaining ?? 0);
  expect(guesses).toEqual(guesses.toSorted((a, b) => b - a));
  // At a guess: off by no more than what was on a page.
  for (const [at, guess] of guesses.entries()) expect(Math.abs(guess - (written - (at + 1) * 400))).toBeLessThan(401);
  expect(device.messages(ticketId)).toHaveLength(written);
});

test("[S11] what comes meanwhile is counted once the first count has run out", async () => {
  const device = createTestDevice(desk, "lead");
  await device.pull();
  await writeMany(100);
  await untilVisible();
  expect((await device.pullOnce(70)).pages.messages).toMatchObject({ more: true, remaining: 30 });
  await writeMany(200);
  await untilVisible();
  const told = await remainingOnTheWay(device, 70);
  expect(told).toEqual([160, 90, 20, undefined]);
});

test("[S11] a first fill and the changes that run above it are told together", async () => {
  await writeMany(50);
  await untilVisible();
  const device = createTestDevice(desk, "casey");
  const first = (await device.pullOnce(100)).pages.messages;
  expect(first).toMatchObject({ more: true, remaining: written - 100 });
  await writeMany(150);
  await untilVisible();
  const second = (await device.pullOnce(100)).pages.messages;
  expect(second?.remaining).toBe((first?.remaining ?? 0) + 50);
  const told = await remainingOnTheWay(device, 100);
  expect(told.at(-1)).toBeUndefined();
  expect(device.messages(ticketId)).toHaveLength(written);
});
