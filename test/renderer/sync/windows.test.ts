import { afterEach, describe, expect, it } from "vitest";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { processLocks } from "#renderer/sync/exclusively.ts";
import type { Session } from "#renderer/sync/session.ts";
import { ticketDocument } from "./support/documents.ts";
import { mustFindDesk, newDevice, until, untilStage } from "./support/open-device.ts";
import { scriptedServer } from "./support/scripted-server.ts";

const sessions = new Set<Session>();

afterEach(async () => {
  for (const session of sessions) await session.stop();
  sessions.clear();
});

async function openTwo() {
  const server = scriptedServer();
  const ticket = ticketDocument();
  server.documents.set("tickets", [ticket]);
  const device = newDevice();
  const address = `https://${crypto.randomUUID()}.test`;
  const open = async () => {
    const session = await device.openWindow({ server: address, fetch: server.fetch, random: () => 0 });
    sessions.add(session);
    return session;
  };
  const first = await open();
  await first.signIn({ email: "sam@demo.test", password: "x" });
  const second = await open();
  await until(mustFindDesk(second).watchTicket(ticket.id), (one) => one !== null);
  return { server, ticketId: ticket.id, first, second };
}

describe("two windows on one store", () => {
  it("[S2] have one sender, which sends what either wrote, and both see it", async () => {
    const { server, ticketId, first, second } = await openTwo();
    const [one, two] = [mustFindDesk(first), mustFindDesk(second)];
    for (let at = 0; at < 10; at += 1) {
      await Promise.all([
        one.sendMessage({ ticketId, message: `one ${at}`, isInternalNote: false }),
        two.sendMessage({ ticketId, message: `two ${at}`, isInternalNote: false }),
      ]);
    }
    for (const desk of [one, two]) await until(desk.watchOutbox(), (entries) => entries.length === 0);
    const texts = server.accepted.map(({ args }) => (args as { message: string }).message);
    expect([...texts].sort()).toEqual([...new Set(texts)].sort());
    expect(texts.length).toBe(20);
    expect(server.accepted.map(({ number }) => number)).toEqual(texts.map((_, at) => at + 1));
    expect(server.streams).toBe(1);
    for (const name of ["one", "two"]) {
      const own = texts.filter((text) => text.startsWith(name));
      expect(own).toEqual(own.map((_, at) => `${name} ${at}`));
    }
  });

  it("when the window that syncs is closed, the other goes on with what is left", async () => {
    const { server, ticketId, first, second } = await openTwo();
    server.intercept = (path) => {
      if (path === PUSH_PATH) throw new TypeError("network down");
      return undefined;
    };
    await mustFindDesk(first).sendMessage({ ticketId, message: "left behind", isInternalNote: false });
    sessions.delete(first);
    await first.stop();
    server.intercept = () => undefined;
    await until(mustFindDesk(second).watchOutbox(), (entries) => entries.length === 0);
    expect(server.accepted.length).toBe(1);
  });

  it("[S13] signing out in one signs out the other", async () => {
    const { first, second } = await openTwo();
    await first.signOut();
    await untilStage(second, "sign_in");
  });

  it("a window that does not sync can ask for the server to be tried now", async () => {
    const { server, ticketId, second } = await openTwo();
    const late = ticketDocument({ id: ticketId, subject: "Changed", version: "200" });
    server.documents.set("tickets", [late]);
    mustFindDesk(second).syncNow();
    await until(mustFindDesk(second).watchTicket(ticketId), (ticket) => ticket?.subject === "Changed");
  });
});

describe("locks of one process", () => {
  it("run one at a time in order, and go on after work that failed", async () => {
    const exclusively = processLocks();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
    };
    const failed = exclusively("x", async () => Promise.reject(new Error("no")));
    await Promise.all([expect(failed).rejects.toThrow("no"), exclusively("x", work("a")), exclusively("x", work("b"))]);
    expect(log).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  });

  it("are not waited for once the signal says so, and work that has begun is finished all the same", async () => {
    const exclusively = processLocks();
    const stopping = new AbortController();
    let finish = () => {};
    const running = exclusively("x", () => new Promise<void>((resolve) => (finish = resolve)), {
      signal: stopping.signal,
    });
    const waiting = exclusively("x", async () => undefined, { signal: stopping.signal });
    await new Promise((resolve) => setImmediate(resolve));
    stopping.abort();
    await expect(waiting).rejects.toThrow();
    finish();
    await running;
  });
});
