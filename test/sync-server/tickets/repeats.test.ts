import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { disablePerson } from "#sync-server/accounts/disable-person.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { type Act, createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

let desk: TestDesk;
let device: TestDevice;
let ticketId: string;

beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

beforeEach(() => {
  device = createTestDevice(desk, "casey");
  ticketId = uuidv7();
});

const creation = (): Act => ({ kind: "createTicket", ticketId, args: { subject: "Once", description: "D" } });

const reply = (message: string): Act => ({
  kind: "addMessage",
  ticketId,
  args: { messageId: uuidv7(), message, isInternalNote: false },
});

async function texts(): Promise<string[]> {
  await device.pull();
  return device.messages(ticketId).map(({ message }) => message);
}

test("[S2] the same request sent again is answered the same and does nothing more", async () => {
  const operations = [device.prepare(creation()), device.prepare(reply("One")), device.prepare(reply("Two"))];
  const first = await device.send(operations);
  const second = await device.send(operations);
  expect(first.expected).toBe(4);
  expect(second).toEqual({ ...first, at: second.at });
  expect(await texts()).toEqual(["One", "Two"]);
});

test("[S2] the same request sent eight times at once is done once", async () => {
  const operations = [device.prepare(creation()), device.prepare(reply("One")), device.prepare(reply("Two"))];
  const answers = await Promise.all(Array.from({ length: 8 }, () => device.send(operations)));
  for (const { outcomes, expected } of answers) {
    expect(outcomes).toEqual(answers[0]?.outcomes);
    expect(expected).toBe(4);
  }
  expect(await texts()).toEqual(["One", "Two"]);
});

test("[S2] a batch that begins with what was done and goes on with what is new does only the new", async () => {
  const operations = [device.prepare(creation()), device.prepare(reply("One"))];
  await device.send(operations);
  const { outcomes } = await device.send([...operations, device.prepare(reply("Two"))]);
  expect(outcomes.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(await texts()).toEqual(["One", "Two"]);
});

test("[S2] a number that leaves a gap is not done; the server asks for the one that is missing", async () => {
  await device.act(creation());
  const missing = device.prepare(reply("First"));
  const early = device.prepare(reply("Second"));
  expect(await device.send([early])).toMatchObject({ outcomes: [], expected: 2 });
  expect(await device.send([missing, early])).toMatchObject({ expected: 4 });
  expect(await texts()).toEqual(["First", "Second"]);
});

test("[S2] an operation that comes from a second replica of its author is answered as it was", async () => {
  const operation = device.prepare(creation());
  const { outcomes } = await device.send([operation]);
  const other = createTestDevice(desk, "casey");
  const again = await other.send([operation]);
  expect(again.outcomes).toEqual(outcomes);
  expect(again.expected).toBe(2);
  expect((await other.send([operation])).outcomes).toEqual(outcomes);
});

test("[S2] an operation that comes from two replicas of its author at once is done once", async () => {
  await device.act(creation());
  for (let round = 0; round < 5; round += 1) {
    const operation = { ...device.prepare(reply(`Round ${round}`)), number: 1 };
    const devices = Array.from({ length: 4 }, () => createTestDevice(desk, "casey"));
    const answers = await Promise.all(devices.map((one) => one.send([operation])));
    for (const { outcomes } of answers) expect(outcomes).toEqual(answers[0]?.outcomes);
  }
  expect(await texts()).toEqual(Array.from({ length: 5 }, (_, round) => `Round ${round}`));
});

test("[S9] somebody else's operation id leads nowhere, tells nothing and blocks nothing", async () => {
  const operation = device.prepare(creation());
  await device.send([operation]);
  const stranger = createTestDevice(desk, "robin");
  const next = { ...creation(), ticketId: uuidv7() } as Act;
  const { outcomes, expected } = await stranger.send([
    { ...stranger.prepare(creation()), id: operation.id },
    stranger.prepare(next),
  ]);
  expect(outcomes[0]?.outcome).toMatchObject({ type: "refused", refusal: { code: "not_found" } });
  expect(outcomes[1]?.outcome).toMatchObject({ type: "applied" });
  expect(expected).toBe(3);
});

test("[S2] a replica that was set back and reuses its numbers for something new is refused and loses no words", async () => {
  await device.send([device.prepare(creation()), device.prepare(reply("One"))]);
  const setBack = createTestDevice(desk, "casey", device.replicaId);
  const operation = setBack.prepare(reply("After the restore"));
  const first = await setBack.send([operation]);
  expect(first).toMatchObject({
    outcomes: [{ outcome: { type: "refused", refusal: { code: "invalid", field: "number" } } }],
    expected: 3,
  });
  expect(await texts()).toEqual(["One"]);
  expect(await setBack.send([{ ...operation, number: 3 }])).toMatchObject({
    outcomes: [{ outcome: { type: "applied" } }],
  });
});

test("a replica of another person is refused as a whole", async () => {
  await device.act(creation());
  const body = { protocol: PROTOCOL_VERSION, replicaId: device.replicaId, operations: [device.prepare(creation())] };
  const response = await desk.ask("robin", PUSH_PATH, { method: "POST", body: JSON.stringify(body) });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ type: "urn:holdfast:problem:replica-of-another" });
});

test("[S5] a refused operation in the middle does not hold back those behind it, and stays refused", async () => {
  const operations = [
    device.prepare(creation()),
    device.prepare({ kind: "setPriority", ticketId, args: { priority: "urgent" } }),
    device.prepare(reply("Behind it")),
  ];
  const { outcomes } = await device.send(operations);
  expect(outcomes.map(({ outcome }) => outcome.type)).toEqual(["applied", "refused", "applied"]);
  expect((await device.send(operations)).outcomes).toEqual(outcomes);
  expect(await texts()).toEqual(["Behind it"]);
});

test("[S5] a discarded operation takes up its number and does nothing", async () => {
  await device.act(creation());
  const discarded = { id: uuidv7(), number: 2, kind: "discarded" };
  const { outcomes, expected } = await device.send([discarded]);
  expect(outcomes).toMatchObject([{ id: discarded.id, number: 2, outcome: { type: "discarded" } }]);
  expect(expected).toBe(3);
  expect((await device.send([discarded])).outcomes).toEqual(outcomes);
});

test("[S9] a message id that is in use, in one's own ticket or elsewhere, leads nowhere", async () => {
  const robin = createTestDevice(desk, "robin");
  const messageId = uuidv7();
  const message = { messageId, message: "Mine", isInternalNote: false };
  const other = uuidv7();
  await robin.act({ kind: "createTicket", ticketId: other, args: { subject: "R", description: "D" } });
  await robin.act({ kind: "addMessage", ticketId: other, args: message });
  await device.act(creation());
  expect(await device.act({ kind: "addMessage", ticketId, args: message })).toMatchObject({
    type: "refused",
    refusal: { code: "not_found" },
  });
  expect(await texts()).toEqual([]);
  await robin.pull();
  expect(robin.messages(other).map((one) => one.message)).toEqual(["Mine"]);
});

test("[S2] two who use one new message id at the same moment: one has it, the other is refused", async () => {
  await device.act(creation());
  for (let round = 0; round < 5; round += 1) {
    const args = { messageId: uuidv7(), message: `Round ${round}`, isInternalNote: false };
    const devices = Array.from({ length: 4 }, () => createTestDevice(desk, "sam"));
    const tickets = await Promise.all(
      devices.map(async (one) => {
        const id = randomUUID();
        const customer = { email: "casey@test.example" };
        await one.act({ kind: "createTicket", ticketId: id, args: { subject: "S", description: "D", customer } });
        return id;
      }),
    );
    const outcomes = await Promise.all(
      devices.map((one, at) => one.act({ kind: "addMessage", ticketId: tickets[at] ?? "", args })),
    );
    expect(outcomes.filter(({ type }) => type === "applied")).toHaveLength(1);
    expect(outcomes.filter(({ type }) => type === "refused")).toHaveLength(3);
  }
});

test("[S2] a new customer whom two name at the same moment is made once", async () => {
  for (let round = 0; round < 5; round += 1) {
    const customer = { email: `fresh${round}@elsewhere.example` };
    const devices = Array.from({ length: 4 }, () => createTestDevice(desk, "sam"));
    const outcomes = await Promise.all(
      devices.map((one) =>
        one.act({ kind: "createTicket", ticketId: uuidv7(), args: { subject: "S", description: "D", customer } }),
      ),
    );
    expect(outcomes.map(({ type }) => type)).toEqual(["applied", "applied", "applied", "applied"]);
  }
});

test("[P5] a batch whose sender is disabled in the middle ends there, and answers with what was done", async () => {
  await device.act(creation());
  const kim = createTestDevice(desk, "kim");
  const operations = ["One", "Two", "Three"].map((message) => kim.prepare(reply(message)));
  await desk.signIn("kim");
  const lock = await desk.pool.connect();
  await lock.query("BEGIN");
  await lock.query("SELECT FROM support_tickets WHERE id = $1 FOR UPDATE", [ticketId]);
  const sending = kim.send(operations);
  await waitUntilBlocked();
  await disablePerson(desk.services, { actor: TEST_PEOPLE.lead, personId: TEST_PEOPLE.kim.id });
  await lock.query("COMMIT");
  lock.release();
  const answer = await sending;
  expect(answer).toMatchObject({ outcomes: [{ number: 1, outcome: { type: "applied" } }], expected: 2 });
  await expect(kim.send(operations)).rejects.toThrow("account-disabled");
  expect(await texts()).toEqual(["One"]);
});

async function waitUntilBlocked(): Promise<void> {
  for (;;) {
    const { rowCount } = await desk.pool.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (rowCount) return;
  }
}
