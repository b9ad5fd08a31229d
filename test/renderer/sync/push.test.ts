import { afterEach, describe, expect, it } from "vitest";
import { PUSH_PATH, type PushRequest } from "#protocol/sync/push.ts";
import type { Desk, OutboxEntry } from "#renderer/sync/desk.ts";
import type { Session } from "#renderer/sync/session.ts";
import { ticketDocument } from "./support/documents.ts";
import { mustFindDesk, newDevice, until } from "./support/open-device.ts";
import { problem, type ScriptedServer, scriptedServer } from "./support/scripted-server.ts";

const sessions: Session[] = [];

afterEach(async () => {
  for (const session of sessions.splice(0)) await session.signOut().then(() => session.stop());
});

async function open(server: ScriptedServer) {
  const ticket = ticketDocument();
  server.documents.set("tickets", [ticket]);
  const session = await newDevice().openWindow({
    server: `https://${crypto.randomUUID()}.test`,
    fetch: server.fetch,
    random: () => 0,
  });
  sessions.push(session);
  await session.signIn({ email: "sam@demo.test", password: "x" });
  const desk = mustFindDesk(session);
  await until(desk.watchTicket(ticket.id), (one) => one !== null);
  return { desk, ticketId: ticket.id };
}

function write(desk: Desk, ticketId: string, message: string): Promise<string> {
  return desk.sendMessage({ ticketId, message, isInternalNote: false });
}

function messagesOf({ accepted }: ScriptedServer): unknown[] {
  return accepted.map(({ args }) => (args as { message?: string }).message);
}

function untilEmpty(desk: Desk): Promise<readonly OutboxEntry[]> {
  return until(desk.watchOutbox(), (entries) => entries.length === 0);
}

describe("sending operations", () => {
  it("[S2] keeps the order of many, numbers them without a gap, and never has two requests under way", async () => {
    const server = scriptedServer();
    let underWay = 0;
    let most = 0;
    server.intercept = async (path) => {
      if (path !== PUSH_PATH) return undefined;
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return undefined;
    };
    const { desk, ticketId } = await open(server);
    const texts = Array.from({ length: 120 }, (_, at) => `message ${at}`);
    for (const text of texts) await write(desk, ticketId, text);
    await untilEmpty(desk);
    expect(messagesOf(server)).toEqual(texts);
    expect(server.accepted.map(({ number }) => number)).toEqual(texts.map((_, at) => at + 1));
    expect(most).toBe(1);
  });

  it("[S2] repeats what it had no answer to, under the same numbers, and nothing is applied twice", async () => {
    const server = scriptedServer();
    let lost = 0;
    server.deliver = (path, response) => {
      if (path !== PUSH_PATH || lost >= 3) return response;
      lost += 1;
      throw new TypeError("network down");
    };
    const { desk, ticketId } = await open(server);
    await write(desk, ticketId, "once");
    await untilEmpty(desk);
    expect(lost).toBe(3);
    expect(messagesOf(server)).toEqual(["once"]);
    expect(new Set(server.pushes.flatMap(({ operations }) => operations.map(({ number }) => number)))).toEqual(
      new Set([1]),
    );
  });

  it("[S5] a refusal in the middle blocks nothing behind it and keeps its words", async () => {
    const server = scriptedServer();
    const applied = server.judge;
    server.judge = (operation) =>
      (operation.args as { message: string }).message === "bad"
        ? { type: "refused", version: "150", refusal: { code: "not_found", message: "No such ticket." } }
        : applied(operation);
    const { desk, ticketId } = await open(server);
    for (const text of ["first", "bad", "last"]) await write(desk, ticketId, text);
    const [entry] = await until(desk.watchOutbox(), (all) => all.length === 1 && all[0]?.state === "needs_attention");
    expect(messagesOf(server)).toEqual(["first", "last"]);
    const thread = await until(desk.watchThread(ticketId));
    const refused = thread.filter((item) => item.type === "message" && item.state === "needs_attention");
    expect(refused).toMatchObject([{ message: "bad", attention: { refusal: { code: "not_found" } } }]);

    server.judge = applied;
    await desk.resend(entry!.operationId, "better");
    await untilEmpty(desk);
    expect(messagesOf(server)).toEqual(["first", "last", "better"]);
  });

  it("[S5] finds the one operation that the server cannot read, sets it aside with its words, and sends the rest", async () => {
    const server = scriptedServer();
    server.intercept = (path, body) => {
      const holdsPoison = path === PUSH_PATH && JSON.stringify((body as PushRequest).operations).includes("poison");
      return holdsPoison ? problem(400, "invalid-request") : undefined;
    };
    const { desk, ticketId } = await open(server);
    const texts = Array.from({ length: 9 }, (_, at) => (at === 4 ? "poison" : `m${at}`));
    await Promise.all(texts.map((text) => write(desk, ticketId, text)));
    const entries = await until(desk.watchOutbox(), (all) => all.length === 1 && all[0]?.state === "needs_attention");
    expect(entries[0]?.intent.args).toMatchObject({ message: "poison" });
    expect(messagesOf(server).length).toBe(8);
    expect(server.pushes.at(-1)?.operations.length).toBeGreaterThan(0);
  });

  it("an operation discarded before it was sent leaves no gap; one discarded after goes out as discarded", async () => {
    const server = scriptedServer();
    let isAway = true;
    server.intercept = (path) => {
      if (path === PUSH_PATH && isAway) throw new TypeError("network down");
      return undefined;
    };
    const { desk, ticketId } = await open(server);
    const first = await write(desk, ticketId, "numbered, then dropped");
    await until(desk.watchStatus(), ({ connection }) => connection.state === "offline");
    const second = await write(desk, ticketId, "dropped before");
    await write(desk, ticketId, "kept");
    await desk.discard(first);
    await desk.discard(second);
    isAway = false;
    desk.syncNow();
    await untilEmpty(desk);
    const sent = new Map(
      server.pushes.flatMap(({ operations }) => operations.map(({ number, kind }) => [number, kind])),
    );
    expect([...sent]).toEqual([
      [1, "discarded"],
      [2, "addMessage"],
    ]);
    expect(messagesOf(server)).toEqual(["kept"]);
  });

  it("begins a new replica where the server has lost count, and applies nothing twice", async () => {
    const server = scriptedServer();
    const { desk, ticketId } = await open(server);
    await write(desk, ticketId, "before");
    await untilEmpty(desk);
    server.intercept = (path, body) => {
      const isFormer = path === PUSH_PATH && (body as PushRequest).replicaId === server.pushes[0]?.replicaId;
      return isFormer ? Response.json({ outcomes: [], expected: 1, at: "2026-11-24T08:00:00.000Z" }) : undefined;
    };
    await write(desk, ticketId, "after");
    await untilEmpty(desk);
    expect(messagesOf(server)).toEqual(["before", "after"]);
    expect(server.pushes.at(-1)?.operations[0]?.number).toBe(1);
  });

  it("[S12] a server that asks for a newer app stops the sending; everything is kept, and sent once it understands", async () => {
    const server = scriptedServer();
    const { desk, ticketId } = await open(server);
    server.intercept = (path) => (path === PUSH_PATH ? problem(426, "update-needed") : undefined);
    await write(desk, ticketId, "kept");
    await until(desk.watchStatus(), ({ updateNeeded }) => updateNeeded);
    const [entry] = await until(desk.watchOutbox(), (entries) => entries.length === 1);
    expect(entry).toMatchObject({ state: "waiting", intent: { args: { message: "kept" } } });
    server.intercept = () => undefined;
    desk.syncNow();
    await untilEmpty(desk);
    await until(desk.watchStatus(), ({ updateNeeded, connection }) => !updateNeeded && connection.state === "online");
    expect(messagesOf(server)).toEqual(["kept"]);
  });
});
