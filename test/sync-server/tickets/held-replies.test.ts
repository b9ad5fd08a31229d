import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { type Act, createTestDevice, type TestDevice } from "../../support/test-device.ts";
import type { TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let devices: Record<"casey" | "sam" | "kim", TestDevice>;
let ticketId: string;

beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

beforeEach(async () => {
  devices = {
    casey: createTestDevice(desk, "casey"),
    sam: createTestDevice(desk, "sam"),
    kim: createTestDevice(desk, "kim"),
  };
  ticketId = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
});

function words(message: string, position?: number, isInternalNote = false): Act {
  const args = { messageId: uuidv7(), message, isInternalNote };
  return { kind: "addMessage", ticketId, args, seen: position === undefined ? {} : { position } };
}

async function threadAs(who: TestPerson): Promise<string[]> {
  const device = createTestDevice(desk, who);
  await device.pull();
  return device.messages(ticketId).map(({ message }) => message);
}

test("[M3] a reply whose author missed somebody else's words is not written, and says up to where to read", async () => {
  const { casey, sam, kim } = devices;
  await casey.act(words("Are you there?", 0));
  await kim.act(words("Kim is.", 1));
  expect(await sam.act(words("So is Sam.", 1))).toMatchObject({ type: "held", position: 2 });
  expect(await threadAs("casey")).toEqual(["Are you there?", "Kim is."]);
  expect(await sam.act(words("So is Sam, too.", 2))).toMatchObject({ type: "applied" });
  expect(await threadAs("casey")).toEqual(["Are you there?", "Kim is.", "So is Sam, too."]);
});

test("[M3] [S2] a held reply uses its number up, and is answered the same however often it is sent", async () => {
  const { casey, sam } = devices;
  await casey.act(words("First", 0));
  const held = sam.prepare(words("Unaware", 0));
  const { outcomes, expected } = await sam.send([held]);
  expect(outcomes).toMatchObject([{ outcome: { type: "held", position: 1 } }]);
  expect(expected).toBe(2);
  await casey.act(words("Second", 1));
  expect(await sam.send([held])).toMatchObject({ outcomes, expected: 2 });
  expect(await sam.act(words("Aware", 2))).toMatchObject({ type: "applied" });
  // From another device of the same person it is still that same outcome.
  const other = createTestDevice(desk, "sam");
  expect((await other.send([{ ...held, number: 1 }])).outcomes).toEqual(outcomes);
  expect(await threadAs("casey")).toEqual(["First", "Second", "Aware"]);
});

test("[M3] [S5] what is queued behind a held reply goes on", async () => {
  const { casey, sam } = devices;
  await casey.act(words("First", 0));
  const batch = [
    sam.prepare(words("Unaware", 0)),
    sam.prepare(words("A note", 0, true)),
    sam.prepare({ kind: "setPriority", ticketId, args: { priority: "high" } }),
    sam.prepare(words("Aware", 1)),
  ];
  const { outcomes } = await sam.send(batch);
  expect(outcomes.map(({ outcome }) => outcome.type)).toEqual(["held", "applied", "applied", "applied"]);
});

test("[M3] one's own words hold nothing, from whichever device they came", async () => {
  const { sam } = devices;
  const other = createTestDevice(desk, "sam");
  for (const message of ["One", "Two"]) await other.act(words(message));
  expect(await sam.act(words("Three", 0))).toMatchObject({ type: "applied" });
});

test("[M3] somebody else's words hold a reply although its author's own came after them", async () => {
  const { casey, sam } = devices;
  await casey.act(words("Unseen"));
  await sam.act(words("From the other device"));
  expect(await sam.act(words("Unaware", 0))).toMatchObject({ type: "held", position: 1 });
});

test("[M3] [P3] notes never hold a customer's reply, and the position tells nothing of them", async () => {
  const { casey, sam, kim } = devices;
  await casey.act(words("First", 0));
  for (let turn = 0; turn < 3; turn += 1) await sam.act(words("Between us", 1, true));
  expect(await casey.act(words("Second", 1))).toMatchObject({ type: "applied" });
  await kim.act(words("An answer"));
  for (let turn = 0; turn < 3; turn += 1) await sam.act(words("Between us", 9, true));
  expect(await casey.act(words("Third", 2))).toMatchObject({ type: "held", position: 3 });
  expect(await casey.act(words("Third", 3))).toMatchObject({ type: "applied" });
});

test("[M3] a colleague's note holds a staff reply; a note by oneself is never held", async () => {
  const { sam, kim } = devices;
  await kim.act(words("Don't answer this yet", 0, true));
  expect(await sam.act(words("Done!", 0))).toMatchObject({ type: "held", position: 1 });
  expect(await sam.act(words("Alright", 0, true))).toMatchObject({ type: "applied" });
});

test("[M3] what tells of nothing it has seen, as an import does, is not held", async () => {
  const { casey, sam } = devices;
  await casey.act(words("First"));
  expect(await sam.act(words("Imported"))).toMatchObject({ type: "applied" });
});

test("[M3] [S9] a reply to somebody else's ticket is not found, whatever came to it", async () => {
  const { casey, sam } = devices;
  await casey.act(words("First"));
  await sam.act(words("Answer"));
  const stranger = createTestDevice(desk, "robin");
  expect(await stranger.act(words("Hello?", 0))).toMatchObject({ type: "refused", refusal: { code: "not_found" } });
});

test("[M3] [T7] a held reply reopens no ticket", async () => {
  const { casey, sam } = devices;
  await sam.act(words("Solved?"));
  await casey.act({ kind: "setStatus", ticketId, args: { status: "closed" } });
  expect(await casey.act(words("No.", 0))).toMatchObject({ type: "held", position: 1 });
  await casey.pull();
  expect(casey.ticket(ticketId)).toMatchObject({ status: "closed" });
});
