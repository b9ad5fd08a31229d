import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOldTickets } from "#sync-server/tickets/archive-old-tickets.ts";
import { createSendingReplica } from "../../support/operations.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";

const CUTOFF = new Date("2026-01-10T00:01:00.000Z");
const OLD = "2026-01-10T00:00:00.000Z";
const MANY = 120;

let clock = OLD;
let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ now: () => new Date(clock) });
});
afterAll(() => desk.stop());

async function createTickets(count: number): Promise<string[]> {
  const [casey, lead] = [createSendingReplica(), createSendingReplica()];
  const ids = Array.from({ length: count }, () => uuidv7());
  for (let at = 0; at < count; at += 50) {
    const some = ids.slice(at, at + 50);
    const create = { kind: "createTicket", args: { subject: "S", description: "D" } } as const;
    await desk.push(
      "casey",
      casey.id,
      some.map((id) => casey.operation(id, create)),
    );
    const close = { kind: "setStatus", args: { status: "closed" } } as const;
    await desk.push(
      "lead",
      lead.id,
      some.map((id) => lead.operation(id, close)),
    );
  }
  return ids;
}

async function archived(): Promise<string[]> {
  const { rows } = await desk.pool.query("SELECT id FROM support_tickets WHERE archived_at IS NOT NULL ORDER BY id");
  return rows.map(({ id }) => id);
}

test("two servers archive what is old and closed between them, each ticket once, and devices of admins drop it", async () => {
  clock = OLD;
  const old = await createTickets(MANY);
  const [open, reopened, noted] = (await createTickets(3)) as [string, string, string];
  const lead = createTestDevice(desk, "lead");
  await lead.act({ kind: "setStatus", ticketId: open, args: { status: "open" } });
  await lead.pull();
  expect(lead.tickets().length).toBe(MANY + 3);
  clock = "2026-01-10T00:02:00.000Z";
  await lead.act({ kind: "setStatus", ticketId: reopened, args: { status: "in_progress" } });
  const note = { messageId: uuidv7(), message: "Still about this", isInternalNote: true };
  await lead.act({ kind: "addMessage", ticketId: noted, args: note });

  const beside = await startTestDesk({ beside: desk, now: () => new Date(clock) });
  const counts = await Promise.all([desk, beside].map(({ services }) => archiveOldTickets(services, CUTOFF)));
  await beside.stop();

  expect(counts[0]! + counts[1]!).toBe(MANY);
  expect(await archived()).toEqual(old.toSorted());
  await lead.pull();
  expect(
    lead
      .tickets()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([open, reopened, noted].toSorted());
  expect(await archiveOldTickets(desk.services, CUTOFF)).toBe(0);
});

test("a server that stops archives no more", async () => {
  clock = OLD;
  await createTickets(1);
  const before = await archived();
  const stopping = AbortSignal.abort();
  expect(await archiveOldTickets({ ...desk.services, stopping }, CUTOFF)).toBe(0);
  expect(await archived()).toEqual(before);
});
