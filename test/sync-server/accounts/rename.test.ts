import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { renamePerson } from "#sync-server/accounts/rename-person.ts";
import { createSlowTransaction } from "../../support/slow-transaction.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let devices: Record<TestPerson, TestDevice>;
let ticketId: string;

// A desk for each test: names are everywhere.
beforeEach(async () => {
  desk = await startTestDesk();
  const names = Object.keys(TEST_PEOPLE) as TestPerson[];
  devices = Object.fromEntries(names.map((who) => [who, createTestDevice(desk, who)])) as typeof devices;
  ticketId = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
});
afterEach(() => desk.stop());

const { sam: SAM, kim: KIM, casey: CASEY, robin: ROBIN, lead: LEAD, admin: ADMIN } = TEST_PEOPLE;

const write = (who: TestPerson, isInternalNote = false) =>
  devices[who].act({ kind: "addMessage", ticketId, args: { messageId: uuidv7(), message: "Words", isInternalNote } });
const assign = (assigneeId: string) =>
  devices.lead.act({ kind: "assign", ticketId, args: { assigneeId }, seen: { fields: { assignedTo: null } } });

async function rename(personId: string, displayName: string): Promise<void> {
  const { told } = await renamePerson(desk.services, { actor: ADMIN, personId, displayName });
  await told;
}

async function untilTold(): Promise<void> {
  const waiting = async () => (await desk.pool.query("SELECT FROM name_changes")).rowCount;
  await expect.poll(waiting).toBe(0);
}

/** Every device that had read everything before holds, after pulling, what a new one is given. */
async function expectNoOldName(oldName: string): Promise<void> {
  for (const device of Object.values(devices)) {
    await device.pull();
    const fresh = createTestDevice(desk, device.who);
    await fresh.pull();
    expect(device.state()).toEqual(fresh.state());
    expect(JSON.stringify(device.state())).not.toContain(oldName);
  }
}

async function everybodyPulls(): Promise<void> {
  for (const device of Object.values(devices)) await device.pull();
}

test("[S4] a member of staff's new name reaches every place that showed the old one, on every device", async () => {
  await assign(SAM.id);
  await write("sam");
  await write("sam", true);
  await devices.sam.act({ kind: "setStatus", ticketId, args: { status: "closed" } });
  await devices.kim.act({ kind: "setPriority", ticketId, args: { priority: "high" } });
  await devices.sam.act({
    kind: "setPriority",
    ticketId,
    args: { priority: "low" },
    seen: { fields: { priority: "medium" } },
  });
  await devices.lead.act({ kind: "follow", ticketId, args: {} });
  await everybodyPulls();
  expect(devices.kim.notices()).toMatchObject([{ actorName: "Sam Support" }]);
  expect(JSON.stringify(devices.casey.state())).toContain("Sam Support");
  await rename(SAM.id, "Samira Support");
  await expectNoOldName("Sam Support");
  expect(devices.lead.ticket(ticketId)).toMatchObject({ assigneeName: "Samira Support" });
  expect(devices.casey.messages(ticketId)).toMatchObject([{ authorName: "Samira Support" }]);
  expect(devices.kim.notices()).toMatchObject([{ actorName: "Samira Support" }]);
  expect(devices.lead.history(ticketId)).toContainEqual(
    expect.objectContaining({ field: "assignedTo", toName: "Samira Support" }),
  );
  expect(devices.kim.people()).toContainEqual(expect.objectContaining({ displayName: "Samira Support" }));
});

test("[S4] so does a customer's, at their own device and at staff's, also where the ticket is another's now", async () => {
  await write("casey");
  await devices.lead.act({ kind: "editFields", ticketId, args: { customer: { id: ROBIN.id } } });
  const other = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId: other, args: { subject: "S", description: "D" } });
  await everybodyPulls();
  await rename(CASEY.id, "Cassandra Customer");
  await expectNoOldName("Casey Customer");
  expect(devices.casey.ticket(other)).toMatchObject({ customerName: "Cassandra Customer" });
  expect(devices.lead.history(ticketId)).toContainEqual(
    expect.objectContaining({ field: "userId", fromName: "Cassandra Customer" }),
  );
});

test("[P4] where somebody has not written publicly the customer's tickets don't move, and nobody wakes them", async () => {
  await assign(SAM.id);
  await write("sam", true);
  await devices.casey.pull();
  const before = devices.casey.ticket(ticketId);
  const wakes: string[] = [];
  for (const id of [CASEY.id, ROBIN.id]) desk.services.announcer.subscribe([`customer:${id}`], () => wakes.push(id));
  // News arrive in their order: when robin is woken, casey has been, if at all.
  const untilRobinIsWoken = async () => {
    wakes.length = 0;
    await devices.robin.act({ kind: "createTicket", ticketId: uuidv7(), args: { subject: "R", description: "D" } });
    await expect.poll(() => wakes, { timeout: 30_000 }).toContain(ROBIN.id);
  };
  await untilRobinIsWoken();
  await rename(SAM.id, "Samira Support");
  await untilRobinIsWoken();
  expect(wakes).not.toContain(CASEY.id);
  await devices.casey.pull();
  expect(devices.casey.ticket(ticketId)).toEqual(before);
  expect(devices.casey.wire.join("")).not.toMatch(/Sam(?:ira)? Support/);
});

test("[S3] what others write meanwhile, and a feed that is held back, leave nobody with the old name", async () => {
  await assign(SAM.id);
  await everybodyPulls();
  const slow = await createSlowTransaction(desk);
  await slow.begin();
  const writing = (async () => {
    for (let turn = 0; turn < 15; turn += 1) await write("sam", turn % 2 === 0);
  })();
  await rename(SAM.id, "Samira Support");
  for (const device of Object.values(devices)) await device.pullOnce(3);
  await writing;
  await slow.end();
  await expectNoOldName("Sam Support");
});

test("a name with thousands of messages is told in several short transactions", async () => {
  await desk.pool.query(
    `INSERT INTO ticket_messages (id, ticket_id, user_id, message, is_internal_note, is_staff_reply, position,
       public_position, written_at, created_at, updated_at)
     SELECT gen_random_uuid(), $1, $2, 'Bulk', false, false, n, n, now(), now(), now() FROM generate_series(1, 3500) AS n`,
    [ticketId, CASEY.id],
  );
  await rename(CASEY.id, "Cassandra Customer");
  const { rows } = await desk.pool.query<{ size: number }>(
    "SELECT count(*)::integer AS size FROM ticket_messages GROUP BY version ORDER BY 1",
  );
  expect(rows.map(({ size }) => size)).toEqual([500, 1_000, 1_000, 1_000]);
  expect((await desk.pool.query("SELECT FROM name_changes")).rowCount).toBe(0);
});

test("[S10] what a server that died left untold is told by the next one that starts", async () => {
  await write("casey");
  await everybodyPulls();
  // The name has been committed, and then the power went.
  await desk.pool.query("UPDATE people SET display_name = 'Cassandra Customer' WHERE id = $1", [CASEY.id]);
  await desk.pool.query("INSERT INTO name_changes (person_id) VALUES ($1)", [CASEY.id]);
  const next = await startTestDesk({ beside: desk });
  await untilTold();
  await next.stop();
  await expectNoOldName("Casey Customer");
});

test("two names given at once are told wholly, each of them the last", async () => {
  await write("casey");
  await everybodyPulls();
  await Promise.all([rename(CASEY.id, "One Name"), rename(CASEY.id, "Another Name"), rename(SAM.id, "Samira Support")]);
  await untilTold();
  await expectNoOldName("Casey Customer");
  expect((await desk.pool.query("SELECT FROM name_changes")).rowCount).toBe(0);
});

test("[P1] who may not manage an account does not rename it, and the same name again moves nothing", async () => {
  for (const [actor, personId] of [
    [SAM, KIM.id],
    [CASEY, CASEY.id],
    [LEAD, ADMIN.id],
  ] as const) {
    const asked = renamePerson(desk.services, { actor, personId, displayName: "Mine" });
    await expect(asked).rejects.toMatchObject({ type: "forbidden" });
  }
  await everybodyPulls();
  const before = devices.lead.state();
  await rename(CASEY.id, "Casey Customer");
  await devices.lead.pull();
  expect(devices.lead.state()).toEqual(before);
});
