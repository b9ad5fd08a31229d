// Since when customers wait: as the server tells it of any thread, the domain's rule says too.

import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOBODY_WAITS, waitingSince } from "#domain/conversation/waiting.ts";
import { PROPERTY_SEED } from "../../domain/property.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice, type TestDevice } from "../../support/test-device.ts";

let desk: TestDesk;
let tick = 0;
let casey: TestDevice;
let sam: TestDevice;

beforeAll(async () => {
  desk = await startTestDesk({ now });
  casey = createTestDevice(desk, "casey");
  sam = createTestDevice(desk, "sam");
});
afterAll(() => desk.stop());

/** Each change has a moment of its own. */
function now(): Date {
  tick += 1;
  return new Date(Date.UTC(2026, 5, 1) + tick);
}

const step = fc.constantFrom("words", "words", "reply", "reply", "note", "close", "reopen");

async function take(ticketId: string, kind: string): Promise<void> {
  const write = (isInternalNote: boolean) =>
    ({ kind: "addMessage", ticketId, args: { messageId: uuidv7(), message: "M", isInternalNote } }) as const;
  if (kind === "words") await casey.act(write(false));
  else if (kind === "close" || kind === "reopen") {
    await sam.act({ kind: "setStatus", ticketId, args: { status: kind === "close" ? "closed" : "open" } });
  } else await sam.act({ ...write(kind === "note"), seen: {} });
}

test("whatever is written and done in a ticket, a device is told what the domain says of its thread", async () => {
  const seen = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 7 }), async (steps) => {
      const ticketId = uuidv7();
      await casey.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
      for (const kind of steps) await take(ticketId, kind);
      await sam.pull();
      const ticket = sam.ticket(ticketId);
      if (!ticket) throw new Error("The ticket has not arrived.");
      expect(ticket.waitingSince).toBe(waitingSince(ticket, sam.messages(ticketId)));
      seen.add(ticket.waitingSince === NOBODY_WAITS);
    }),
    { seed: PROPERTY_SEED, numRuns: 25 },
  );
  expect(seen).toEqual(new Set([true, false]));
});
