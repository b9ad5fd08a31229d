// Every cause by which a ticket leaves somebody's sight and comes back: in peace, and while transactions of others hold
// the feed back and the device pulls at any moment.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Role } from "#domain/people/role.ts";
import { changeRole } from "#sync-server/accounts/change-role.ts";
import { archiveTicket, unarchiveTicket } from "#sync-server/tickets/archive-ticket.ts";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { expectProven, pullDigests } from "../../support/digest-proof.ts";
import { pickFrom, seededRandom } from "../../support/seeded-random.ts";
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

const { sam: SAM, kim: KIM, casey: CASEY, robin: ROBIN, lead: LEAD, admin: ADMIN } = TEST_PEOPLE;

beforeEach(async () => {
  const names = Object.keys(TEST_PEOPLE) as TestPerson[];
  devices = Object.fromEntries(names.map((who) => [who, createTestDevice(desk, who)])) as typeof devices;
  ticketId = uuidv7();
  await devices.casey.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
  for (const who of ["casey", "lead", "casey"] as const) await write(who, "In public");
  await write("lead", "Between us", true);
});

function write(who: TestPerson, message: string, isInternalNote = false) {
  return devices[who].act({ kind: "addMessage", ticketId, args: { messageId: uuidv7(), message, isInternalNote } });
}

const assign = (assigneeId: string) => devices.lead.act({ kind: "assign", ticketId, args: { assigneeId } });
const unassign = () => devices.lead.act({ kind: "unassign", ticketId, args: {} });
const close = () => devices.lead.act({ kind: "setStatus", ticketId, args: { status: "closed" } });
const giveTo = (id: string) => devices.lead.act({ kind: "editFields", ticketId, args: { customer: { id } } });
const become = (role: Role) => changeRole(desk.services, { actor: ADMIN, personId: KIM.id, role });
const archive = () => archiveTicket(desk.services, { ticketId, actor: LEAD });
const unarchive = () => unarchiveTicket(desk.services, { ticketId, actor: LEAD });

interface Cause {
  cause: string;
  /** Whose sight the ticket leaves and enters. It is in it once this is prepared. */
  who: TestPerson;
  prepare?: () => Promise<unknown>;
  leave: () => Promise<unknown>;
  enter: () => Promise<unknown>;
}

const CAUSES: Cause[] = [
  {
    cause: "assigned to a colleague, and back",
    who: "kim",
    prepare: () => assign(KIM.id),
    leave: () => assign(SAM.id),
    enter: () => assign(KIM.id),
  },
  {
    cause: "taken from the queue by a colleague, and handed back",
    who: "kim",
    leave: () => devices.sam.act({ kind: "take", ticketId, args: {} }),
    enter: () => devices.sam.act({ kind: "handBack", ticketId, args: {} }),
  },
  {
    cause: "assigned from the queue by an admin, and unassigned",
    who: "sam",
    leave: () => assign(KIM.id),
    enter: unassign,
  },
  {
    cause: "unfollowed, and followed",
    who: "kim",
    prepare: () => assign(SAM.id).then(() => devices.kim.act({ kind: "follow", ticketId, args: {} })),
    leave: () => devices.kim.act({ kind: "unfollow", ticketId, args: {} }),
    enter: () => devices.kim.act({ kind: "follow", ticketId, args: {} }),
  },
  {
    cause: "given to another customer, and back",
    who: "casey",
    leave: () => giveTo(ROBIN.id),
    enter: () => giveTo(CASEY.id),
  },
  {
    cause: "given to its right customer, and away from them",
    who: "robin",
    prepare: () => giveTo(ROBIN.id),
    leave: () => giveTo(CASEY.id),
    enter: () => giveTo(ROBIN.id),
  },
  {
    cause: "seen by a role that one no longer has, and has again",
    who: "kim",
    prepare: () => assign(SAM.id).then(() => become("admin")),
    leave: () => become("support"),
    enter: () => become("admin"),
  },
  {
    cause: "archived, and not any more",
    who: "lead",
    prepare: close,
    leave: archive,
    enter: unarchive,
  },
  {
    cause: "archived from the queue, and not any more",
    who: "kim",
    prepare: close,
    leave: archive,
    enter: unarchive,
  },
  {
    cause: "archived, and opened again by its customer",
    who: "admin",
    prepare: close,
    leave: () => close().then(archive),
    enter: () => write("casey", "It is broken again"),
  },
];

/** How much of the ticket a device holds: tickets, messages, history. */
function held(device: TestDevice): number[] {
  const tickets = device.tickets().filter(({ id }) => id === ticketId).length;
  return [tickets, device.messages(ticketId).length, device.history(ticketId).length];
}

/** It is all there or not at all, it is what a new device is given, and both sides can prove it. */
async function expectInSight({ who }: Cause, isInSight: boolean): Promise<void> {
  const fresh = createTestDevice(desk, who);
  await fresh.pull();
  expect(devices[who].state()).toEqual(fresh.state());
  const [tickets, messages, history] = held(devices[who]);
  if (isInSight) expect([tickets, (messages ?? 0) >= 3, (history ?? 0) >= 1]).toEqual([1, true, true]);
  else expect([tickets, messages, history]).toEqual([0, 0, 0]);
  expectProven(devices[who], await pullDigests(devices[who]));
}

/** Leaves no trace of what a test has made of the people, also where it fails. */
async function afterwards(work: Promise<void>): Promise<void> {
  await work.finally(() => become("support"));
}

describe.each(CAUSES)("$cause", (cause) => {
  const device = () => devices[cause.who];

  test("[S8] it leaves the device wholly, and comes back with all its past", async () => {
    await cause.prepare?.();
    await device().pull();
    await afterwards(
      (async () => {
        await expectInSight(cause, true);
        for (const limit of [500, 1]) {
          await cause.leave();
          await device().pull(limit);
          await expectInSight(cause, false);
          await cause.enter();
          await device().pull(limit);
          await expectInSight(cause, true);
        }
      })(),
    );
  });

  test("[S8] it comes and goes between two pulls", async () => {
    await cause.prepare?.();
    await device().pull();
    await afterwards(
      (async () => {
        await cause.leave();
        await write("admin", "While it was away", true);
        await cause.enter();
        await device().pull(2);
        await expectInSight(cause, true);
        await cause.leave();
        await device().pull(2);
        await cause.enter();
        await cause.leave();
        await device().pull(2);
        await expectInSight(cause, false);
      })(),
    );
  });

  test.each([1, 2])(
    "[S3] [S8] so it does while the feed is held back and the device pulls at any moment (%i)",
    async (seed) => {
      const random = seededRandom(seed);
      const slow = await createSlowTransaction(desk);
      const pullSometimes = async () => {
        for (let turn = Math.floor(random() * 4); turn > 0; turn -= 1)
          await device().pullOnce(pickFrom(random, [1, 2, 3, 500]));
      };
      await cause.prepare?.();
      await afterwards(
        (async () => {
          for (let round = 0; round < 4; round += 1) {
            const isInSight = round % 2 === 1;
            await slow.begin();
            await pullSometimes();
            await (isInSight ? cause.enter() : cause.leave());
            await write("admin", "While it moves", true);
            await pullSometimes();
            expectProven(device(), await pullDigests(device(), pickFrom(random, [1, 2, 500])));
            await slow.commit();
            await pullSometimes();
            await device().pull(pickFrom(random, [1, 2, 3, 500]));
            await expectInSight(cause, isInSight);
          }
        })().finally(() => slow.end()),
      );
    },
  );
});

test("[S8] a ticket deleted while the feed is held back leaves every device once it moves on", async () => {
  await assign(SAM.id);
  const holders = ["casey", "sam", "lead"] as const;
  for (const who of holders) await devices[who].pull();
  const slow = await createSlowTransaction(desk);
  await slow.begin();
  await deleteTicket(desk.services, { ticketId, actor: ADMIN });
  for (const who of holders) {
    expectProven(devices[who], await pullDigests(devices[who], 2));
    expect(held(devices[who])[0]).toBe(1);
  }
  await slow.end();
  for (const who of holders) {
    await devices[who].pull(2);
    expect(held(devices[who])).toEqual([0, 0, 0]);
  }
});

test("[S8] of a ticket given to another customer the new one gets the public past alone, the old one keeps nothing", async () => {
  await devices.casey.pull();
  await devices.robin.pull();
  await giveTo(ROBIN.id);
  await devices.robin.pull();
  await devices.casey.pull();
  expect(held(devices.casey)).toEqual([0, 0, 0]);
  expect(devices.robin.messages(ticketId).map(({ message }) => message)).toEqual([
    "In public",
    "In public",
    "In public",
  ]);
  expect(devices.robin.history(ticketId).map(({ field }) => field)).toEqual(["created"]);
  expect(devices.robin.wire.join("")).not.toContain("Between us");
});
