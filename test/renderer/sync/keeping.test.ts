import { afterEach, describe, expect, it } from "vitest";
import type { Restoration } from "#renderer/database/sqlite-storage/store-engine.ts";
import type { Session } from "#renderer/sync/session.ts";
import { ticketDocument } from "./support/documents.ts";
import { memoryStore } from "./support/memory-store.ts";
import { type Device, mustFindDesk, newDevice, until } from "./support/open-device.ts";
import { scriptedServer } from "./support/scripted-server.ts";

const SAM = { email: "sam@demo.test", password: "x" };
const sessions: Session[] = [];

afterEach(async () => {
  for (const session of sessions.splice(0)) await session.stop();
});

function deskWithOneTicket() {
  const server = scriptedServer();
  const ticket = ticketDocument();
  server.documents.set("tickets", [ticket]);
  const address = `https://${crypto.randomUUID()}.test`;
  const open = async (device: Device, options = {}) => {
    const session = await device.openWindow({ server: address, fetch: server.fetch, random: () => 0, ...options });
    sessions.push(session);
    return session;
  };
  return { server, ticketId: ticket.id, open };
}

describe("somebody who does not want this device to keep their tickets", () => {
  it("[S13] works as ever in their window, of which no other window and no later start knows", async () => {
    const { ticketId, open } = deskWithOneTicket();
    const device = newDevice();
    const [first, second] = [await open(device, { unkept: memoryStore() }), await open(device)];
    await first.signIn({ ...SAM, isKept: false });
    await until(mustFindDesk(first).watchTicket(ticketId), (ticket) => ticket !== null);
    expect(first.store.getState()).toMatchObject({ stage: "working", isKept: false });
    expect(second.store.getState()).toMatchObject({ stage: "sign_in", account: null });
    expect(await device.keeper.findSecret("session")).toBeNull();
    expect((await open(device)).store.getState().stage).toBe("sign_in");
  });

  it("loses by closing what was not sent, and nothing else", async () => {
    const { server, ticketId, open } = deskWithOneTicket();
    const session = await open(newDevice(), { unkept: memoryStore() });
    await session.signIn({ ...SAM, isKept: false });
    const desk = mustFindDesk(session);
    await until(desk.watchTicket(ticketId), (ticket) => ticket !== null);
    expect(session.isKept()).toBe(false);
    expect(session.isLosingByClosing()).toBe(false);
    await desk.keepDraft({ ticketId, kind: "reply", text: "Half a thou" });
    expect(session.isLosingByClosing()).toBe(true);
    await desk.sendMessage({ ticketId, message: "A thought", isInternalNote: false });
    await until(desk.watchOutbox(), (entries) => entries.length === 0);
    expect(server.accepted).toHaveLength(1);
    expect(session.isLosingByClosing()).toBe(false);
  });

  it("[S13] is kept again where they say so the next time", async () => {
    const { ticketId, open } = deskWithOneTicket();
    const device = newDevice();
    const session = await open(device, { unkept: memoryStore() });
    await session.signIn({ ...SAM, isKept: false });
    await session.signOut();
    await session.signIn({ ...SAM, isKept: true });
    await until(mustFindDesk(session).watchTicket(ticketId), (ticket) => ticket !== null);
    expect(session.isKept()).toBe(true);
    expect(session.isLosingByClosing()).toBe(false);
    expect(await device.keeper.findSecret("session")).not.toBeNull();
  });
});

it("[L6] [S1] a store whose damaged file was replaced is opened anew: tickets come again, what was not sent is there", async () => {
  const { server, ticketId, open } = deskWithOneTicket();
  const device = newDevice();
  let restoration: Restoration | null = null;
  const findRestoration = async () => restoration;
  const forgetRestoration = async () => {
    restoration = null;
  };
  const faults: unknown[] = [];
  const storage = { ...device.storage, findRestoration, forgetRestoration };
  const session = await open(device, { storage, onFault: (fault: unknown) => faults.push(fault) });
  await session.signIn(SAM);
  const before = mustFindDesk(session);
  await until(before.watchTicket(ticketId), (ticket) => ticket !== null);
  await before.keepDraft({ ticketId, kind: "reply", text: "Half a thou" });
  server.pulls.length = 0;
  restoration = { saved: 3 };
  await session.reopen();
  const after = mustFindDesk(session);
  expect(after).not.toBe(before);
  await until(after.watchTicket(ticketId), (ticket) => ticket !== null);
  expect(server.pulls.some(({ pulls }) => pulls.tickets?.checkpoint === null)).toBe(true);
  expect(await after.findDraft(ticketId, "reply")).toMatchObject({ text: "Half a thou" });
  expect(String(faults[0])).toContain("damaged");
});
