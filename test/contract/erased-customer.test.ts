// A real device of an agent that was offline with a customer's ticket while the customer was erased, and the customer's own.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eraseCustomer } from "#sync-server/accounts/erase-customer.ts";
import { until, untilStage } from "#test/renderer/sync/support/open-device.ts";
import { createSendingReplica } from "#test/support/operations.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { openDevice, shownByServer, untilCaughtUp } from "./support/devices.ts";

let testDesk: TestDesk;
beforeAll(async () => {
  testDesk = await startTestDesk();
});
afterAll(() => testDesk.stop());

it("[S8] an erased customer's tickets leave a device that was offline with them, and its unsent words stay its author's", async () => {
  const replica = createSendingReplica();
  const [ticketId, others] = [uuidv7(), uuidv7()];
  const args = { subject: "My xyzzy broke", description: "All of the xyzzy" };
  await testDesk.push("casey", replica.id, [replica.operation(ticketId, { kind: "createTicket", args })]);
  const robin = createSendingReplica();
  const about = { subject: "Something else", description: "Words" };
  await testDesk.push("robin", robin.id, [robin.operation(others, { kind: "createTicket", args: about })]);
  const [sam, casey] = [await openDevice(testDesk, "sam"), await openDevice(testDesk, "casey")];
  for (const device of [sam, casey]) await until(device.desk.watchTicket(ticketId), (ticket) => ticket !== null);
  await sam.quiet();
  sam.network.isUp = false;
  await sam.desk.sendMessage({ ticketId, message: "Here is what to do", isInternalNote: false });

  const { lead, casey: customer } = testDesk.people;
  await eraseCustomer(testDesk.services, { actor: lead, personId: customer.id });
  await untilStage(casey.session, "farewell");
  expect(casey.session.store.getState()).toMatchObject({ reason: "disabled" });
  const left = "SELECT FROM support_tickets WHERE user_id = $1 AND deleted_at IS NULL";
  const countLeft = async () => (await testDesk.pool.query(left, [customer.id])).rowCount;
  await expect.poll(countLeft, { timeout: 20_000 }).toBe(0);

  sam.network.isUp = true;
  sam.desk.syncNow();
  const [entry] = await until(sam.desk.watchOutbox(), ([first]) => first?.state === "needs_attention");
  expect(JSON.stringify(entry)).toContain("Here is what to do");
  await untilCaughtUp(sam);
  expect(await until(sam.desk.watchTicket(others))).not.toBeNull();
  const stored = await sam.readStore();
  expect(stored.get("tickets")).toMatchObject([{ id: others }]);
  expect(JSON.stringify([...stored])).not.toContain("xyzzy");
  expect(stored).toEqual(await shownByServer(testDesk, "sam"));
});
