import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COLLECTION_NAMES } from "#protocol/sync/documents.ts";
import { until } from "#test/renderer/sync/support/open-device.ts";
import { createSendingReplica } from "#test/support/operations.ts";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { openDevice, shownByServer, untilCaughtUp } from "./support/devices.ts";

let testDesk: TestDesk;

beforeAll(async () => {
  testDesk = await startTestDesk();
});

afterAll(() => testDesk.stop());

describe("[S4] a device and the server compare by digests", () => {
  it("agree on a healthy store; a store that lost and altered documents is healed, and what waits is still sent", async () => {
    const casey = createSendingReplica();
    const [ticketId, lost] = [uuidv7(), uuidv7()];
    await testDesk.push("casey", casey.id, [
      casey.operation(ticketId, { kind: "createTicket", args: { subject: "Kept", description: "Words" } }),
      casey.operation(lost, { kind: "createTicket", args: { subject: "Lost", description: "Words" } }),
    ]);
    const sam = await openDevice(testDesk, "sam");
    await sam.desk.submit({ kind: "take", ticketId, args: {} });
    await sam.desk.sendMessage({ ticketId, message: "Between us", isInternalNote: true });
    await sam.quiet();
    await sam.desk.checkNow();
    const first = await until(sam.desk.watchChecks(), ({ isWanted, results }) => !isWanted && results.length > 0);
    expect(first.results.map(({ result }) => result)).toEqual(COLLECTION_NAMES.map(() => "equal"));

    sam.network.isUp = false;
    await sam.desk.sendMessage({ ticketId, message: "Written meanwhile", isInternalNote: true });
    await sam.changeStore(async (database) => {
      await (await database.tickets.findOne(lost).exec())?.remove();
      const [message] = await database.messages.find({ selector: { ticketId } }).exec();
      await message?.incrementalPatch({ version: "1", message: "Altered" });
    });
    expect(await until(sam.desk.watchTicket(lost))).toBeNull();
    sam.network.isUp = true;
    await sam.desk.checkNow();
    const healed = await until(sam.desk.watchChecks(), ({ isWanted, results }) => {
      return (
        !isWanted &&
        results.some(({ healedAt }) => healedAt !== null) &&
        results.every(({ result }) => result === "equal")
      );
    });
    const fetchedAnew = healed.results.flatMap(({ collection, healedAt }) => (healedAt === null ? [] : [collection]));
    expect(fetchedAnew).toEqual(["tickets", "messages"]);
    await sam.quiet();
    await until(sam.desk.watchThread(ticketId), (items) =>
      items.some((item) => {
        return item.type === "message" && item.message === "Written meanwhile" && item.position !== null;
      }),
    );
    await untilCaughtUp(sam);
    const stored = await sam.readStore();
    for (const [name, documents] of await shownByServer(testDesk, "sam")) {
      expect([name, stored.get(name)]).toEqual([name, documents]);
    }
  });
});
