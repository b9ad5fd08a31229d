import { afterEach, describe, expect, it } from "vitest";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import type { Session } from "#renderer/sync/session.ts";
import { ticketDocument } from "./support/documents.ts";
import { type Device, mustFindDesk, newDevice, until } from "./support/open-device.ts";
import { type ScriptedServer, scriptedServer } from "./support/scripted-server.ts";

const sessions: Session[] = [];

async function open(device: Device, server: ScriptedServer): Promise<Session> {
  const session = await device.openWindow({
    server: `https://${crypto.randomUUID()}.test`,
    fetch: server.fetch,
  });
  sessions.push(session);
  return session;
}

afterEach(async () => {
  for (const session of sessions.splice(0)) await session.signOut().then(() => session.stop());
});

describe("the desk on a device", () => {
  it("fills from the server, shows a change at once, and lets the operation go when its effect has arrived", async () => {
    const server = scriptedServer();
    const ticket = ticketDocument();
    server.documents.set("tickets", [ticket]);
    const session = await open(newDevice(), server);
    await session.signIn({ email: "sam@demo.test", password: "x" });
    const desk = mustFindDesk(session);
    const [shown] = await until(desk.watchTickets({}, "newest"), (tickets) => tickets.length === 1);
    expect(shown).toMatchObject({ subject: "Printer on fire", status: "open", pendingOperations: 0 });

    await desk.submit({ kind: "take", ticketId: ticket.id, args: {} });
    const taken = await until(desk.watchTicket(ticket.id), (one) => one?.assignedTo === desk.me.id);
    expect(taken).toMatchObject({ status: "in_progress", assigneeName: "Sam" });
    await until(desk.watchOutbox(), (entries) => entries.length === 0);
    expect(server.accepted.map(({ kind, number }) => [kind, number])).toEqual([["take", 1]]);
    const [sent] = await until(desk.watchSent(), (entries) => entries.length === 1);
    expect(sent).toMatchObject({ intent: { kind: "take" }, ticketId: ticket.id, outcome: { type: "applied" } });
  });

  it("[S5] changes the words of what was not sent yet, and sends only the last ones", async () => {
    const server = scriptedServer();
    const ticket = ticketDocument();
    server.documents.set("tickets", [ticket]);
    const session = await open(newDevice(), server);
    await session.signIn({ email: "sam@demo.test", password: "x" });
    const desk = mustFindDesk(session);
    await until(desk.watchTicket(ticket.id), (one) => one !== null);
    let letGo: (answer: undefined) => void = () => undefined;
    const held = new Promise<undefined>((resolve) => {
      letGo = resolve;
    });
    // The first message is on its way, and the answer takes long: the second waits behind it.
    server.intercept = (path) => (path === PUSH_PATH ? (held as unknown as Promise<Response>) : undefined);
    const under = await desk.sendMessage({ ticketId: ticket.id, message: "first words", isInternalNote: false });
    await until(desk.watchOutbox(), (entries) => entries[0]?.state === "sending");
    const waiting = await desk.sendMessage({ ticketId: ticket.id, message: "a typoo", isInternalNote: false });
    await expect(desk.resend(under, "other words")).rejects.toThrow("on its way");
    await desk.resend(waiting, "a typo");
    server.intercept = () => undefined;
    letGo(undefined);
    await until(desk.watchOutbox(), (entries) => entries.length === 0);
    expect(server.accepted.map(({ args }) => (args as { message: string }).message)).toEqual(["first words", "a typo"]);
  });

  it("takes a wish to try the server that comes as it closes for nothing", async () => {
    const faults: unknown[] = [];
    const onFault = (fault: unknown) => faults.push(fault);
    process.on("unhandledRejection", onFault);
    const session = await open(newDevice(), scriptedServer());
    await session.signIn({ email: "sam@demo.test", password: "x" });
    const desk = mustFindDesk(session);
    await session.stop();
    sessions.length = 0;
    desk.syncNow();
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", onFault);
    expect(faults).toEqual([]);
  });
});
