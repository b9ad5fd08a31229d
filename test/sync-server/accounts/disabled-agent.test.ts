import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PULL_PATH } from "#protocol/sync/pull.ts";
import { changeRole } from "#sync-server/accounts/change-role.ts";
import { disablePerson, enablePerson } from "#sync-server/accounts/disable-person.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

let desk: TestDesk;
let lead: TestDevice;
beforeAll(async () => {
  desk = await startTestDesk();
  lead = createTestDevice(desk, "lead");
});
afterAll(() => desk.stop());

const { sam: SAM, kim: KIM, lead: LEAD, admin: ADMIN } = TEST_PEOPLE;

async function ticketOfSams(): Promise<string> {
  const ticketId = uuidv7();
  await createTestDevice(desk, "casey").act({
    kind: "createTicket",
    ticketId,
    args: { subject: "S", description: "D" },
  });
  await lead.act({ kind: "assign", ticketId, args: { assigneeId: SAM.id } });
  return ticketId;
}

test("[P5] [T11] a disabled agent's tickets stay theirs, in their workload and in the admins' sight, until assigned anew", async () => {
  const [kept, moved] = [await ticketOfSams(), await ticketOfSams()];
  const sam = createTestDevice(desk, "sam");
  await sam.pull();
  expect(
    sam
      .tickets()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([kept, moved].toSorted());
  await disablePerson(desk.services, { actor: LEAD, personId: SAM.id });
  await expect(sam.pullOnce()).rejects.toThrow("account-disabled");
  await lead.pull();
  expect(lead.ticket(kept)).toMatchObject({ assignedTo: SAM.id, assigneeName: "Sam Support", status: "in_progress" });
  expect(lead.people().find(({ id }) => id === SAM.id)).toMatchObject({ isDisabled: true, activeTickets: 2 });
  await lead.act({ kind: "assign", ticketId: moved, args: { assigneeId: KIM.id } });
  expect(await lead.act({ kind: "assign", ticketId: moved, args: { assigneeId: SAM.id } })).toMatchObject({
    refusal: { code: "unknown_assignee" },
  });
  await enablePerson(desk.services, { actor: LEAD, personId: SAM.id });
  // The sessions stay ended; who signs in again has all that is still theirs.
  await expect(sam.pullOnce()).rejects.toThrow("session-revoked");
  const again = await startTestDesk({ beside: desk });
  const fresh = createTestDevice(again, "sam");
  await fresh.pull();
  expect(fresh.tickets().map(({ id }) => id)).toEqual([kept]);
  await lead.pull();
  expect(lead.people().find(({ id }) => id === SAM.id)).toMatchObject({ isDisabled: false, activeTickets: 1 });
  await again.stop();
});

test("[P5] what is followed and assigned stays so through a change of role and back; nothing else does", async () => {
  const [assigned, followed, foreign] = [uuidv7(), uuidv7(), uuidv7()];
  const kim = createTestDevice(desk, "kim");
  for (const ticketId of [assigned, followed, foreign]) {
    await createTestDevice(desk, "robin").act({
      kind: "createTicket",
      ticketId,
      args: { subject: "S", description: "D" },
    });
    await lead.act({ kind: "assign", ticketId, args: { assigneeId: ticketId === assigned ? KIM.id : LEAD.id } });
  }
  await kim.act({ kind: "follow", ticketId: followed, args: {} });
  const seen = () => [assigned, followed, foreign].map((id) => kim.ticket(id)?.isFollowed ?? null);
  await kim.pull();
  expect(seen()).toEqual([false, true, null]);
  await changeRole(desk.services, { actor: ADMIN, personId: KIM.id, role: "admin" });
  await kim.pull();
  expect(seen()).toEqual([false, true, false]);
  await kim.act({ kind: "follow", ticketId: foreign, args: {} });
  await kim.act({ kind: "unfollow", ticketId: followed, args: {} });
  await changeRole(desk.services, { actor: ADMIN, personId: KIM.id, role: "support" });
  await kim.pull();
  expect(seen()).toEqual([false, null, true]);
  expect((await kim.pullOnce()).reset).toBe(false);
  const { rows } = await desk.pool.query("SELECT active_tickets FROM people WHERE id = $1", [KIM.id]);
  expect(rows[0].active_tickets).toBeGreaterThan(0);
  expect((await desk.ask("kim", PULL_PATH, { method: "POST", body: "{}" })).status).toBe(400);
});

test("[P5] a demoted admin keeps nothing of what only admins see, also while the feed is held back", async () => {
  const foreign = await ticketOfSams();
  await changeRole(desk.services, { actor: ADMIN, personId: KIM.id, role: "admin" });
  const kim = createTestDevice(desk, "kim");
  await kim.pull();
  expect(kim.ticket(foreign)).toBeDefined();
  expect(kim.people().find(({ id }) => id === SAM.id)?.activeTickets).not.toBeNull();
  const client = await desk.pool.connect();
  await client.query("BEGIN");
  await client.query("SELECT pg_current_xact_id()");
  await changeRole(desk.services, { actor: ADMIN, personId: KIM.id, role: "support" });
  expect((await kim.pullOnce()).reset).toBe(true);
  await kim.pullOnce();
  expect(kim.ticket(foreign)).toBeUndefined();
  expect(kim.people().find(({ id }) => id === SAM.id)?.activeTickets ?? null).toBeNull();
  await client.query("COMMIT");
  client.release();
  await kim.pull();
  expect(kim.ticket(foreign)).toBeUndefined();
});
