// Colleagues at the same ticket: real devices, the real server, and what each of their windows shows.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Activity, PRESENCE_PATH } from "#protocol/sync/presence.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import type { Colleague, Desk } from "#renderer/sync/desk.ts";
import { mustFindDesk, until } from "../renderer/sync/support/open-device.ts";
import { createSendingReplica } from "../support/operations.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { openDevice, type TestDevice } from "./support/devices.ts";

const KIMS_WINDOW = uuidv7();
let desk: TestDesk;
let ticketId = "";
beforeAll(async () => {
  desk = await startTestDesk();
});
beforeEach(async () => {
  ticketId = uuidv7();
  const casey = createSendingReplica();
  const args = { subject: "S", description: "D" };
  await desk.push("casey", casey.id, [casey.operation(ticketId, { kind: "createTicket", args })]);
});
afterAll(() => desk.stop());

interface Looking {
  /** "Sam Support answering", as the window shows it now. */
  shown(): string[];
  stop(): void;
}

/** A window opens the ticket. */
function look({ watchColleagues }: Desk): Looking {
  let colleagues: readonly Colleague[] = [];
  const watching = watchColleagues(ticketId).subscribe((now) => {
    colleagues = now;
  });
  return {
    shown: () => colleagues.map(({ displayName, activity }) => `${displayName} ${activity}`),
    stop: () => watching.unsubscribe(),
  };
}

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000, interval: 20 });

async function openBoth(): Promise<[TestDevice, TestDevice]> {
  const [sams, kims] = [await openDevice(desk, "sam"), await openDevice(desk, "kim")];
  await sams.quiet();
  await kims.quiet();
  return [sams, kims];
}

test("each of two colleagues sees the other come, answer, stop and go", async () => {
  const [sams, kims] = await openBoth();
  const [sam, kim] = [look(sams.desk), look(kims.desk)];
  await soon(() => [sam.shown(), kim.shown()]).toEqual([["Kim Support viewing"], ["Sam Support viewing"]]);
  sams.desk.noteAnswering(ticketId, true);
  await soon(kim.shown).toEqual(["Sam Support answering"]);
  sams.desk.noteAnswering(ticketId, false);
  await soon(kim.shown).toEqual(["Sam Support viewing"]);
  sam.stop();
  await soon(kim.shown).toEqual([]);
});

test("whoever looks at another ticket for a moment and comes back sees at once who is there", async () => {
  const [sams, kims] = await openBoth();
  const [sam, kim] = [look(sams.desk), look(kims.desk)];
  await soon(() => [sam.shown(), kim.shown()]).toEqual([["Kim Support viewing"], ["Sam Support viewing"]]);
  sam.stop();
  sams.desk.watchColleagues(uuidv7()).subscribe().unsubscribe();
  expect(await until(sams.desk.watchColleagues(ticketId))).toMatchObject([{ displayName: "Kim Support" }]);
});

test("a window that does not hold the live stream shows them too, and nobody sees themselves in another window", async () => {
  const sams = await openDevice(desk, "sam");
  await sams.quiet();
  const [first, second] = [look(sams.desk), look(mustFindDesk(await sams.openWindow()))];
  const kimSays = async (activity: Activity) => {
    const looking = { ticketId, activity };
    const body = JSON.stringify({ protocol: PROTOCOL_VERSION, windowId: KIMS_WINDOW, looking });
    return (await desk.ask("kim", PRESENCE_PATH, { method: "POST", body })).json();
  };
  await soon(() => desk.services.presence.othersAt(ticketId, "")).toHaveLength(1);
  expect(await kimSays("viewing")).toEqual({ present: [{ personId: desk.people.sam.id, activity: "viewing" }] });
  await soon(() => [first.shown(), second.shown()]).toEqual([["Kim Support viewing"], ["Kim Support viewing"]]);
  await kimSays("answering");
  await soon(() => [first.shown(), second.shown()]).toEqual([["Kim Support answering"], ["Kim Support answering"]]);
});

test("nobody is shown while the server can't be reached, and they are again once it can", async () => {
  const [sams, kims] = await openBoth();
  const [sam, kim] = [look(sams.desk), look(kims.desk)];
  await soon(sam.shown).toEqual(["Kim Support viewing"]);
  sams.network.isUp = false;
  sams.desk.syncNow();
  await soon(sam.shown).toEqual([]);
  sams.network.isUp = true;
  sams.desk.syncNow();
  await soon(() => [sam.shown(), kim.shown()]).toEqual([["Kim Support viewing"], ["Sam Support viewing"]]);
});

test("[P3] a customer's device neither asks who is at a ticket nor is shown there", async () => {
  const [sams, caseys] = [await openDevice(desk, "sam"), await openDevice(desk, "casey")];
  await sams.quiet();
  await caseys.quiet();
  const [sam, casey] = [look(sams.desk), look(caseys.desk)];
  sams.desk.noteAnswering(ticketId, true);
  await expect
    .poll(() => desk.services.presence.othersAt(ticketId, desk.people.casey.id), { timeout: 30_000 })
    .toHaveLength(1);
  expect([sam.shown(), casey.shown()]).toEqual([[], []]);
  expect(sams.network.asked).toContain(PRESENCE_PATH);
  expect(caseys.network.asked).not.toContain(PRESENCE_PATH);
  expect(caseys.network.received.some((text) => text.includes("answering"))).toBe(false);
});
