// What a mention in a note does: whoever it names follows the ticket, and reads it by name on every road.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

const { sam, kim, robin } = TEST_PEOPLE;
let desk: TestDesk;
const devices = {} as Record<TestPerson, TestDevice>;

beforeAll(async () => {
  desk = await startTestDesk();
  for (const who of ["sam", "kim", "lead", "casey"] as const) devices[who] = createTestDevice(desk, who);
});
afterAll(() => desk.stop());

/** A ticket of sam's, that kim does not see. */
async function ticketOfSam(): Promise<string> {
  const ticketId = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId, args: { subject: "Printer", description: "D" } });
  await devices.sam.act({ kind: "take", ticketId, args: {} });
  await devices.kim.pull();
  expect(devices.kim.ticket(ticketId)).toBeUndefined();
  return ticketId;
}

function write(who: "sam" | "casey", ticketId: string, message: string, isInternalNote: boolean) {
  return devices[who].act({ kind: "addMessage", ticketId, args: { messageId: uuidv7(), message, isInternalNote } });
}

test("[P2] a note that mentions a colleague brings them the ticket and its past, and they may leave it again", async () => {
  const ticketId = await ticketOfSam();
  await write("sam", ticketId, "Before", true);
  expect(await write("sam", ticketId, `@[${kim.id}] do you know this?`, true)).toMatchObject({ type: "applied" });
  await devices.kim.pull();
  expect(devices.kim.ticket(ticketId)).toMatchObject({ isFollowed: true, assignedTo: sam.id });
  expect(devices.kim.messages(ticketId).map(({ message }) => message)).toEqual([
    "Before",
    `@[${kim.id}] do you know this?`,
  ]);
  await devices.kim.act({ kind: "unfollow", ticketId, args: {} });
  await devices.kim.pull();
  expect(devices.kim.ticket(ticketId)).toBeUndefined();
});

test("[P3] a public reply mentions nobody, and a note neither customers nor its author", async () => {
  const ticketId = await ticketOfSam();
  await write("sam", ticketId, `@[${kim.id}] in public`, false);
  await write("casey", ticketId, `@[${kim.id}] please`, false);
  await write("sam", ticketId, `@[${robin.id}] @[${sam.id}] @[${uuidv7()}]`, true);
  await devices.kim.pull();
  expect(devices.kim.ticket(ticketId)).toBeUndefined();
  const { rows } = await desk.pool.query(
    "SELECT audience FROM ticket_sight WHERE ticket_id = $1 AND cause = 'follower'",
    [ticketId],
  );
  expect(rows).toEqual([]);
  const asked = await desk.ask("casey", `/api/v1/support/tickets/${ticketId}`);
  expect(await asked.text()).not.toContain(kim.displayName);
});

test("REST and the server's search tell a mention by name", async () => {
  const ticketId = await ticketOfSam();
  await write("sam", ticketId, `Zyzzyva: ask @[${kim.id}]`, true);
  const read = await desk.ask("lead", `/api/v1/support/tickets/${ticketId}`);
  const { messages } = (await read.json()) as { messages: { message: string }[] };
  expect(messages.map(({ message }) => message)).toEqual([`Zyzzyva: ask @${kim.displayName}`]);
  const page = await desk.ask("lead", `/api/v1/support/tickets/${ticketId}/messages`);
  expect(await page.json()).toMatchObject({ messages });
  const body = { protocol: PROTOCOL_VERSION, text: "zyzzyva", isBeyondSight: false, below: null };
  const found = await desk.ask("lead", "/api/v1/sync/search", { method: "POST", body: JSON.stringify(body) });
  expect(await found.json()).toMatchObject({ hits: [{ passage: `Zyzzyva: ask @${kim.displayName}` }] });
});
