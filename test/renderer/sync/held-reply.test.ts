import { afterEach, describe, expect, it } from "vitest";
import type { Seen } from "#domain/ticket/operation.ts";
import type { MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import type { PullRequest } from "#protocol/sync/pull.ts";
import type { Desk } from "#renderer/sync/desk.ts";
import type { Session } from "#renderer/sync/session.ts";
import { messageDocument, ticketDocument } from "./support/documents.ts";
import { mustFindDesk, newDevice, until } from "./support/open-device.ts";
import { type ScriptedServer, scriptedServer } from "./support/scripted-server.ts";

const sessions: Session[] = [];

afterEach(async () => {
  for (const session of sessions.splice(0)) await session.signOut().then(() => session.stop());
});

/** Holds a public reply whose author has not seen Casey's message, which lies at the second position. */
function holding(server: ScriptedServer): void {
  const applied = server.judge;
  server.judge = (operation) => {
    const { seen, args } = operation as unknown as { seen: Seen; args: { isInternalNote?: boolean } };
    const isHeld = args.isInternalNote === false && (seen.position ?? 2) < 2;
    return isHeld ? { type: "held", version: "150", position: 2 } : applied(operation);
  };
}

async function openWithHeldReply() {
  const server = scriptedServer();
  const ticket = ticketDocument({ lastPosition: 1 });
  const first = messageDocument({ ticketId: ticket.id, message: "It burns." });
  server.documents.set("tickets", [ticket]);
  server.documents.set("messages", [first]);
  const session = await newDevice().openWindow({
    server: `https://${crypto.randomUUID()}.test`,
    fetch: server.fetch,
    random: () => 0,
  });
  sessions.push(session);
  await session.signIn({ email: "sam@demo.test", password: "x" });
  const desk = mustFindDesk(session);
  await until(desk.watchTicket(ticket.id), (one) => one !== null);
  holding(server);
  await desk.sendMessage({ ticketId: ticket.id, message: "Is it on?", isInternalNote: false });
  await desk.sendMessage({ ticketId: ticket.id, message: "They never check.", isInternalNote: true });
  await desk.submit({ kind: "setPriority", ticketId: ticket.id, args: { priority: "high" } });
  const [entry] = await until(desk.watchOutbox(), (all) => all.length === 1 && all[0]?.state === "needs_attention");
  return { server, session, desk, ticket, entry: entry! };
}

/** What the reply was held for comes to the device. */
function arrive(server: ScriptedServer, desk: Desk, ticket: TicketDocument): void {
  const message: MessageDocument = messageDocument({
    ticketId: ticket.id,
    message: "It is out now.",
    position: 2,
    version: "160",
  });
  server.documents.set("messages", [...(server.documents.get("messages") ?? []), message]);
  const changed: TicketDocument = { ...ticket, lastPosition: 2, version: "160" };
  server.documents.set("tickets", [changed]);
  desk.syncNow();
}

function sentWords({ accepted }: ScriptedServer): unknown[] {
  return accepted.map(({ args }) => (args as { message?: string }).message ?? null);
}

describe("[M3] a reply that was held, for something arrived that its author had not seen", () => {
  it("needs attention in the thread and the outbox, while what was queued behind it is sent", async () => {
    const { server, desk, ticket, entry, session } = await openWithHeldReply();
    expect(entry).toMatchObject({ intent: { args: { message: "Is it on?" } }, outcome: { type: "held", position: 2 } });
    expect(sentWords(server)).toEqual(["They never check.", null]);
    const thread = await until(desk.watchThread(ticket.id));
    expect(thread).toContainEqual(
      expect.objectContaining({ message: "Is it on?", state: "needs_attention", position: null }),
    );
    expect((await until(desk.watchStatus())).needsAttention).toBe(1);
    expect(await session.findUnsent()).toMatchObject({ words: [{ kind: "reply", text: "Is it on?" }], changes: 0 });
  });

  it("can go out as it is only once what arrived is on the device, then with the position seen", async () => {
    const { server, desk, ticket, entry } = await openWithHeldReply();
    expect(await until(desk.watchArrived(entry.operationId))).toEqual({ state: "fetching", messages: [] });
    await expect(desk.resend(entry.operationId)).rejects.toThrow("on its way to this device");
    arrive(server, desk, ticket);
    const arrived = await until(desk.watchArrived(entry.operationId), ({ state }) => state === "here");
    expect(arrived.messages).toMatchObject([{ authorName: "Casey", message: "It is out now." }]);
    await desk.resend(entry.operationId);
    await until(desk.watchOutbox(), (entries) => entries.length === 0);
    expect(sentWords(server)).toEqual(["They never check.", null, "Is it on?"]);
    expect(server.accepted.at(-1)).toMatchObject({ number: 4, seen: { position: 2 } });
    expect(server.accepted.at(-1)?.id).not.toBe(entry.operationId);
  });

  it("can be edited, and is held again where yet more has arrived", async () => {
    const { server, desk, ticket, entry } = await openWithHeldReply();
    arrive(server, desk, ticket);
    await until(desk.watchArrived(entry.operationId), ({ state }) => state === "here");
    const applied = server.judge;
    server.judge = () => ({ type: "held", version: "170", position: 3 });
    const again = await desk.resend(entry.operationId, "Good. What was it?");
    const entries = await until(desk.watchOutbox(), ([one]) => one?.operationId === again && one.outcome !== null);
    expect(entries).toMatchObject([{ intent: { args: { message: "Good. What was it?" } }, outcome: { position: 3 } }]);
    server.judge = applied;
  });

  it("stays when the desk is fetched anew, and goes when its author discards it", async () => {
    const { server, desk, entry } = await openWithHeldReply();
    server.epoch = "e2";
    const before = server.pulls.length;
    desk.syncNow();
    await until(desk.watchStatus(), () => isFetchedAnew(server.pulls.slice(before)));
    expect(await until(desk.watchOutbox())).toMatchObject([{ operationId: entry.operationId }]);
    await desk.discard(entry.operationId);
    await until(desk.watchOutbox(), (entries) => entries.length === 0);
    expect(sentWords(server)).toEqual(["They never check.", null]);
  });

  it("may be sent where the ticket has left the device: its author was told that something arrived", async () => {
    const { server, desk, ticket, entry } = await openWithHeldReply();
    server.removed.set("tickets", [ticket.id]);
    server.documents.set("tickets", []);
    desk.syncNow();
    await until(desk.watchArrived(entry.operationId), ({ state }) => state === "gone");
    await desk.resend(entry.operationId);
    await until(desk.watchOutbox(), (entries) => entries.length === 0);
    expect(server.accepted.at(-1)).toMatchObject({ args: { message: "Is it on?" }, seen: { position: 2 } });
  });
});

function isFetchedAnew(pulls: readonly PullRequest[]): boolean {
  return pulls.some(({ pulls: { tickets } }) => tickets?.checkpoint === null);
}
