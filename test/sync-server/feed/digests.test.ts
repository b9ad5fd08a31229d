import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { COLLECTION_NAMES } from "#protocol/sync/documents.ts";
import { expectProven, pullDigests } from "../../support/digest-proof.ts";
import { workAtRandom } from "../../support/random-work.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { createSlowTransaction, type SlowTransaction } from "../../support/slow-transaction.ts";
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

const EVERYBODY = Object.keys(TEST_PEOPLE) as TestPerson[];
const { sam: SAM, kim: KIM, robin: ROBIN } = TEST_PEOPLE;

beforeEach(async () => {
  devices = Object.fromEntries(EVERYBODY.map((who) => [who, createTestDevice(desk, who)])) as typeof devices;
  ticketId = await newTicket();
  await write("casey", "From the customer");
  await write("lead", "From the desk");
  await write("lead", "Between us", true);
});

async function newTicket(): Promise<string> {
  const id = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId: id, args: { subject: "S", description: "D" } });
  return id;
}

function write(who: TestPerson, message: string, isInternalNote = false) {
  return devices[who].act({ kind: "addMessage", ticketId, args: { messageId: uuidv7(), message, isInternalNote } });
}

const assign = (assigneeId: string) => devices.lead.act({ kind: "assign", ticketId, args: { assigneeId } });

async function expectAllProven(limit?: number): Promise<void> {
  for (const who of EVERYBODY) expectProven(devices[who], await pullDigests(devices[who], limit));
}

/** What is done while somebody else's transaction keeps the horizon where it is. */
async function whileHeldBack(work: (slow: SlowTransaction) => Promise<void>): Promise<void> {
  const slow = await createSlowTransaction(desk);
  await slow.begin();
  await work(slow).finally(() => slow.end());
}

test("[S4] the digest is what a device of each role holds once it has read everything", async () => {
  await assign(SAM.id);
  for (const who of EVERYBODY) {
    await devices[who].pull();
    const digests = await pullDigests(devices[who]);
    expectProven(devices[who], digests);
    expect(digests.tickets.count).toBe(devices[who].tickets().length);
    expect(digests.people.count).toBe(who === "casey" || who === "robin" ? 1 : 4);
  }
  expect((await pullDigests(devices.casey)).messages.count).toBeLessThan(
    (await pullDigests(devices.lead)).messages.count,
  );
});

test("[S4] a device that has lost a document, or kept an older one, is found out", async () => {
  const { sam } = devices;
  await sam.pull();
  const digests = await pullDigests(sam);
  const [message] = sam.messages(ticketId);
  const without = sam.digest("messages", [...digests.messages.except, message?.id ?? ""]);
  expect(without.count).toBe(digests.messages.count - 1);
  expect(without.sum).not.toBe(digests.messages.sum);
  await devices.kim.act({ kind: "setPriority", ticketId, args: { priority: "low" } });
  const newer = await pullDigests(createTestDevice(desk, "sam"));
  const older = sam.digest("tickets", newer.tickets.except);
  expect(older.count).toBe(newer.tickets.count);
  expect(older.sum).not.toBe(newer.tickets.sum);
});

test("[S4] there is a digest with the page that completes a collection, and with no page before, and only where asked", async () => {
  const device = createTestDevice(desk, "lead");
  const pages = [];
  for (let isDone = false; !isDone; ) {
    const { messages } = (await device.pullOnce(2, { digest: true })).pages;
    isDone = messages?.more === false;
    pages.push(messages?.digest !== undefined);
  }
  expect(pages.length).toBeGreaterThan(1);
  expect(pages).toEqual(pages.map((_, at) => at === pages.length - 1));
  expect((await device.pullOnce(500)).pages.messages).not.toHaveProperty("digest");
});

test("[S4] what is written while the horizon stands still is left out, whether the device has it or not", async () => {
  await expectAllProven();
  await whileHeldBack(async () => {
    const made = await newTicket();
    await write("sam", "A reply");
    await write("sam", "A note", true);
    await devices.lead.act({ kind: "editFields", ticketId, args: { subject: "Other words" } });
    const { except } = (await pullDigests(devices.sam)).tickets;
    expect(except).toEqual(expect.arrayContaining([made, ticketId]));
    // A note changes nothing that the customer's side counts or leaves out.
    expect((await pullDigests(devices.casey)).messages.except).toHaveLength(1);
    await expectAllProven();
    const fresh = createTestDevice(desk, "sam");
    expectProven(fresh, await pullDigests(fresh, 2));
  });
  await expectAllProven();
});

test.each<[string, () => Promise<unknown>]>([
  ["assigned away", () => assign(KIM.id)],
  ["assigned to and fro", () => assign(KIM.id).then(() => assign(SAM.id))],
  ["handed back", () => devices.sam.act({ kind: "handBack", ticketId, args: {} })],
  ["followed", () => devices.kim.act({ kind: "follow", ticketId, args: {} })],
  [
    "followed and assigned away",
    () => devices.sam.act({ kind: "follow", ticketId, args: {} }).then(() => assign(KIM.id)),
  ],
  [
    "another customer's",
    () => devices.lead.act({ kind: "editFields", ticketId, args: { customer: { id: ROBIN.id } } }),
  ],
])("[S4] [S8] a ticket that is %s while the horizon stands still is left out by both sides", async (_how, move) => {
  await assign(SAM.id);
  await expectAllProven();
  await whileHeldBack(async () => {
    await move();
    await expectAllProven();
    for (const who of EVERYBODY) {
      const fresh = createTestDevice(desk, who);
      expectProven(fresh, await pullDigests(fresh, 3));
    }
  });
  for (const who of EVERYBODY) await devices[who].pull();
  await expectAllProven();
  for (const who of EVERYBODY) expect((await pullDigests(devices[who])).tickets.except).toEqual([]);
});

test("[S4] a ticket that is in sight throughout by another cause is counted", async () => {
  await devices.kim.act({ kind: "follow", ticketId, args: {} });
  await pullDigests(devices.kim);
  await devices.kim.pull();
  await whileHeldBack(async () => {
    await devices.sam.act({ kind: "take", ticketId, args: {} });
    const { messages, history } = await pullDigests(devices.kim);
    expect(messages).toMatchObject({ except: [], count: devices.kim.messages().length });
    // The taking itself is above the horizon.
    expect(history.except).toHaveLength(2);
    await expectAllProven();
  });
});

test("[S4] where too much is on its way there is no digest, and there is again when it has arrived", async () => {
  const device = createTestDevice(desk, "casey");
  await device.pull();
  await whileHeldBack(async () => {
    await desk.pool.query(
      `INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
         public_position, written_at, created_at, updated_at)
       SELECT gen_random_uuid(), $1, $2, 'Bulk', false, false, n, n, now(), now(), now() FROM generate_series(10, 1010) AS n`,
      [ticketId, TEST_PEOPLE.casey.id],
    );
    const { messages, history } = await pullDigests(device);
    expect(messages).toBeUndefined();
    expect(history.count).toBeGreaterThan(0);
  });
  await device.pull();
  const digests = await pullDigests(device);
  expect(digests.messages.count).toBe(device.messages().length);
  expectProven(device, digests);
});

test.each([11, 12, 13])(
  "[S4] after each pull of random work, the horizon held back or not, both sides agree (%i)",
  async (seed) => {
    const random = seededRandom(seed);
    const slow = await createSlowTransaction(desk);
    let proven = 0;
    await workAtRandom({
      devices,
      random,
      steps: 120,
      eachStep: () => slow.move(random),
      pull: async (device, limit) => {
        const { pages } = await device.pullOnce(limit, { digest: true });
        for (const name of COLLECTION_NAMES) {
          const { except, ...held } = pages[name]?.digest ?? { except: null };
          if (!except) continue;
          proven += 1;
          expect(device.digest(name, except), `${name} of ${device.who}`).toEqual(held);
        }
      },
    });
    await slow.end();
    await expectAllProven();
    expect(proven).toBeGreaterThan(100);
  },
);
