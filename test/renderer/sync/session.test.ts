import { afterEach, describe, expect, it } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { PULL_PATH } from "#protocol/sync/pull.ts";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { databaseName, openDatabase } from "#renderer/database/open-database.ts";
import { deviceClock } from "#renderer/sync/device-clock.ts";
import { createOperationStore } from "#renderer/sync/operation-store.ts";
import type { Session } from "#renderer/sync/session.ts";
import { CASEY_ID, ticketDocument } from "./support/documents.ts";
import { type Device, mustFindDesk, newDevice, until, untilStage } from "./support/open-device.ts";
import { problem, type ScriptedServer, scriptedServer } from "./support/scripted-server.ts";

const sessions = new Set<Session>();
const CREDENTIALS = { email: "sam@demo.test", password: "x" };
const DAY_MS = 24 * 60 * 60 * 1_000;

afterEach(async () => {
  for (const session of sessions) await session.stop();
  sessions.clear();
});

function place() {
  const server = scriptedServer();
  const ticket = ticketDocument();
  server.documents.set("tickets", [ticket]);
  const address = `https://${crypto.randomUUID()}.test`;
  async function open(device: Device, days = 0): Promise<Session> {
    const clock = { ...deviceClock, now: () => Date.now() + days * DAY_MS };
    const session = await device.openWindow({ server: address, fetch: server.fetch, clock, random: () => 0 });
    sessions.add(session);
    return session;
  }
  async function close(session: Session): Promise<void> {
    sessions.delete(session);
    await session.stop();
  }
  return { server, address, ticketId: ticket.id, open, close };
}

function cut(server: ScriptedServer): void {
  server.cutStreams();
  server.intercept = () => {
    throw new TypeError("network down");
  };
}

function stageOf(session: Session) {
  return session.store.getState();
}

describe("[S13] the session of a device", () => {
  it("starts without network where somebody signed in before, with everything that was on the device", async () => {
    const { server, ticketId, open, close } = place();
    const device = newDevice();
    const first = await open(device);
    await first.signIn(CREDENTIALS);
    await until(mustFindDesk(first).watchTicket(ticketId), (ticket) => ticket !== null);
    cut(server);
    await mustFindDesk(first).sendMessage({ ticketId, message: "written offline", isInternalNote: false });
    await mustFindDesk(first).keepDraft({ ticketId, kind: "note", text: "half a thou" });
    await close(first);

    const again = await open(device);
    const desk = mustFindDesk(again);
    expect(await until(desk.watchTicket(ticketId))).toMatchObject({ subject: "Printer on fire", pendingOperations: 1 });
    const thread = await until(desk.watchThread(ticketId), (items) => items.length === 1);
    expect(thread).toMatchObject([{ message: "written offline", state: "saved" }]);
    expect(await desk.findDraft(ticketId, "note")).toMatchObject({ text: "half a thou" });
  });

  it("asks for the network after thirty days without it, and also where the clock was set back", async () => {
    const { server, open, close } = place();
    const device = newDevice();
    const first = await open(device);
    await first.signIn(CREDENTIALS);
    await close(first);
    cut(server);
    const expected = [
      [29, "working"],
      [-10, "sign_in"],
      [31, "sign_in"],
    ] as const;
    for (const [days, stage] of expected) {
      const session = await open(device, days);
      expect([days, stageOf(session).stage]).toEqual([days, stage]);
      await close(session);
    }
  });

  it("expired: asks to sign in again, goes on with the same replica, and loses nothing", async () => {
    const { server, ticketId, open } = place();
    const session = await open(newDevice());
    await session.signIn(CREDENTIALS);
    await until(mustFindDesk(session).watchTicket(ticketId), (ticket) => ticket !== null);
    server.intercept = (path) => (path === AUTH_PATHS.signIn ? undefined : problem(401, "session-expired"));
    await mustFindDesk(session).sendMessage({ ticketId, message: "survives", isInternalNote: false });
    await untilState(session, (state) => state.stage === "working" && state.needsSignIn);
    expect(await until(mustFindDesk(session).watchTicket(ticketId))).toMatchObject({ pendingOperations: 1 });

    server.intercept = () => undefined;
    await session.signIn(CREDENTIALS);
    expect(stageOf(session)).toMatchObject({ stage: "working", needsSignIn: false });
    await until(mustFindDesk(session).watchOutbox(), (entries) => entries.length === 0);
    expect(server.accepted.length).toBe(1);
    expect(new Set(server.pulls.map(({ replicaId }) => replicaId)).size).toBe(1);
  });

  it("signed out: says first what is unsent, then keeps neither replica nor secret", async () => {
    const { server, ticketId, open, close } = place();
    const device = newDevice();
    const session = await open(device);
    await session.signIn(CREDENTIALS);
    await until(mustFindDesk(session).watchTicket(ticketId), (ticket) => ticket !== null);
    cut(server);
    await mustFindDesk(session).sendMessage({ ticketId, message: "unsent", isInternalNote: true });
    await mustFindDesk(session).submit({ kind: "setPriority", ticketId, args: { priority: "high" } });
    const unsent = await session.findUnsent();
    expect(unsent).toMatchObject({ changes: 1, words: [{ kind: "note", text: "unsent" }] });
    expect(unsent.words[0]?.title).toBe("TICK-2026-0001 Printer on fire");
    await session.signOut();
    expect(stageOf(session)).toMatchObject({ stage: "sign_in", why: "signed_out" });
    expect(await device.keeper.findSecret("session")).toBeNull();
    await close(session);

    server.intercept = (path) => (path === PULL_PATH ? problem(503, "unavailable") : undefined);
    const again = await open(device);
    await again.signIn(CREDENTIALS);
    expect(await until(mustFindDesk(again).watchTickets({}, "newest"))).toEqual([]);
    expect(await until(mustFindDesk(again).watchOutbox())).toEqual([]);
  });

  it("[P5] disabled: shows the unsent words until they were read, also over a restart, with all else gone", async () => {
    const { server, ticketId, open, close } = place();
    const device = newDevice();
    const session = await open(device);
    await session.signIn(CREDENTIALS);
    await until(mustFindDesk(session).watchTicket(ticketId), (ticket) => ticket !== null);
    await mustFindDesk(session).keepDraft({ ticketId, kind: "note", text: "my draft" });
    server.intercept = () => problem(401, "account-disabled");
    await mustFindDesk(session).sendMessage({ ticketId, message: "my words", isInternalNote: false });
    await untilStage(session, "farewell");
    const words = [
      { kind: "reply", text: "my words", title: "TICK-2026-0001 Printer on fire" },
      { kind: "draft", text: "my draft", title: "TICK-2026-0001 Printer on fire" },
    ];
    expect(stageOf(session)).toMatchObject({ reason: "disabled", unsent: { changes: 0, words } });
    await close(session);

    const again = await open(device);
    expect(stageOf(again)).toMatchObject({ stage: "farewell", reason: "disabled", unsent: { words } });
    await again.acknowledgeFarewell();
    expect(stageOf(again)).toMatchObject({ stage: "sign_in", account: null });
    expect(await device.keeper.findSecret("session")).toBeNull();
  });

  it("[P5] what was still stored after the account had ended is shown as well", async () => {
    const { server, address, ticketId, open, close } = place();
    const device = newDevice();
    const session = await open(device);
    await session.signIn(CREDENTIALS);
    await until(mustFindDesk(session).watchTicket(ticketId), (ticket) => ticket !== null);
    server.intercept = () => problem(401, "account-disabled");
    mustFindDesk(session).syncNow();
    await untilStage(session, "farewell");
    await close(session);
    // As another window stores it that has not heard of the end yet.
    const name = databaseName(address, server.account.id);
    const database = await openDatabase({ name, storage: device.storage, multiInstance: false, ignoreDuplicate: true });
    const args = { messageId: crypto.randomUUID(), message: "too late to be sent", isInternalNote: false };
    const operations = createOperationStore(database, device.exclusively);
    const written = { id: crypto.randomUUID(), seen: {}, writtenAt: "2026-11-24T08:00:00.000Z", about: null };
    await operations.add([{ ...written, kind: "addMessage", ticketId, args }]);
    await database.close();

    const again = await open(device);
    expect(stageOf(again)).toMatchObject({ stage: "farewell", unsent: { words: [{ text: "too late to be sent" }] } });
  });

  it("[P5] disabled, as is heard only in signing in again: the words are shown, and all else goes", async () => {
    const { server, ticketId, open, close } = place();
    const device = newDevice();
    const first = await open(device);
    await first.signIn(CREDENTIALS);
    await until(mustFindDesk(first).watchTicket(ticketId), (ticket) => ticket !== null);
    cut(server);
    await mustFindDesk(first).sendMessage({ ticketId, message: "my words", isInternalNote: false });
    await close(first);
    const late = await open(device, 31);
    expect(stageOf(late)).toMatchObject({ stage: "sign_in", why: "offline_too_long" });
    server.intercept = () => problem(401, "account-disabled");

    await expect(late.signIn({ email: "kim@demo.test", password: "x" })).rejects.toMatchObject({ reason: "disabled" });
    expect(stageOf(late)).toMatchObject({ stage: "sign_in", why: "offline_too_long" });
    await expect(late.signIn({ ...CREDENTIALS, email: " Sam@demo.test" })).rejects.toMatchObject({
      reason: "disabled",
    });
    const words = [{ text: "my words", title: "TICK-2026-0001 Printer on fire" }];
    expect(stageOf(late)).toMatchObject({ stage: "farewell", reason: "disabled", unsent: { words } });
    await late.acknowledgeFarewell();
    expect(await device.keeper.findSecret("session")).toBeNull();
  });

  it("[M4] what is typed into a screen that leaves for another role is stored by the screen's own leaving", async () => {
    const { server, ticketId, open } = place();
    const session = await open(newDevice());
    await session.signIn(CREDENTIALS);
    const desk = mustFindDesk(session);
    await until(desk.watchTicket(ticketId), (ticket) => ticket !== null);
    const left = new Promise<void>((resolve, reject) => {
      const unsubscribe = session.store.subscribe(({ stage }) => {
        if (stage === "working") return;
        unsubscribe();
        desk.keepDraft({ ticketId, kind: "reply", text: "typed to the last letter" }).then(resolve, reject);
      });
    });
    server.account = { ...server.account, role: "admin" };
    server.poke();
    await left;
    await untilState(session, (state) => state.stage === "working" && state.account.role === "admin");
    expect(await mustFindDesk(session).findDraft(ticketId, "reply")).toMatchObject({
      text: "typed to the last letter",
    });
  });

  it("[M4] [P5] what was typed last when the account ended is among the words that are shown", async () => {
    const { server, ticketId, open } = place();
    const session = await open(newDevice());
    await session.signIn(CREDENTIALS);
    const desk = mustFindDesk(session);
    await until(desk.watchTicket(ticketId), (ticket) => ticket !== null);
    const unsubscribe = session.store.subscribe(({ stage }) => {
      if (stage === "working") return;
      unsubscribe();
      void desk.findDraft(ticketId, "note").then(() => desk.keepDraft({ ticketId, kind: "note", text: "typed last" }));
    });
    server.intercept = () => problem(401, "account-disabled");
    desk.syncNow();
    await untilStage(session, "farewell");
    expect(stageOf(session)).toMatchObject({ unsent: { words: [{ kind: "draft", text: "typed last" }] } });
  });

  it("says so where the store of somebody at work can't be opened for their new role", async () => {
    const { server, ticketId, open } = place();
    const device = newDevice();
    const session = await open(device);
    await session.signIn(CREDENTIALS);
    await until(mustFindDesk(session).watchTicket(ticketId), (ticket) => ticket !== null);
    device.storage.createStorageInstance = () => Promise.reject(new Error("no room on the disk"));
    server.account = { ...server.account, role: "admin" };
    server.poke();
    await untilStage(session, "failed");
    expect(String(Object.entries(stageOf(session)))).toContain("no room on the disk");
  });

  it("[P5] a changed role drops the confirmed state, fetches anew, and shows what is unsent, which is kept", async () => {
    const { server, ticketId, open, close } = place();
    const device = newDevice();
    const session = await open(device);
    await session.signIn(CREDENTIALS);
    await until(mustFindDesk(session).watchTicket(ticketId), (ticket) => ticket !== null);
    const other = ticketDocument({ ticketNumber: "TICK-2026-0009", userId: CASEY_ID });
    server.intercept = (path) => (path === PUSH_PATH ? problem(503, "unavailable") : undefined);
    await mustFindDesk(session).sendMessage({ ticketId: other.id, message: "kept", isInternalNote: false });
    await mustFindDesk(session).sendMessage({ ticketId, message: "between us", isInternalNote: true });
    await mustFindDesk(session).keepDraft({ ticketId, kind: "reply", text: "half a thou" });
    server.account = { ...server.account, role: "admin" };
    server.documents.set("tickets", [other]);
    server.poke();
    await untilState(session, (state) => state.stage === "working" && state.account.role === "admin");
    const desk = mustFindDesk(session);
    expect(desk.me.role).toBe("admin");
    const tickets = await until(desk.watchTickets({}, "newest"), ([first]) => first?.id === other.id);
    expect(tickets).toMatchObject([{ pendingOperations: 1 }]);
    const title = "TICK-2026-0001 Printer on fire";
    const words = [
      { kind: "reply", text: "kept" },
      { kind: "note", text: "between us", title },
      { kind: "draft", text: "half a thou", title },
    ];
    const change = await until(desk.watchRoleChange(), (one) => one !== null);
    expect(change).toMatchObject({ from: "support", to: "admin", unsent: { changes: 0, words } });
    await close(session);
    server.intercept = () => undefined;
    server.judge = ({ args }) => {
      const isNote = (args as { isInternalNote: boolean }).isInternalNote;
      const refusal = { code: "forbidden" as const, message: "Not in this role." };
      return isNote ? { type: "refused", version: "150", refusal } : { type: "applied", version: "151" };
    };
    const again = mustFindDesk(await open(device));
    expect(await until(again.watchRoleChange())).toMatchObject({ unsent: { words } });
    await until(again.watchOutbox(), (all) => all.length === 1 && all[0]?.state === "needs_attention");
    expect(server.accepted).toMatchObject([{ args: { message: "kept" } }]);
    expect(await until(again.watchOutbox())).toMatchObject([{ intent: { args: { message: "between us" } } }]);
    expect(await again.findDraft(ticketId, "reply")).toMatchObject({ text: "half a thou" });
    await again.acknowledgeRoleChange();
    await until(again.watchRoleChange(), (one) => one === null);
  });

  it("[P5] a role that was never heard of, though the checkpoints are of it already, is heard of by the next pull", async () => {
    const { server, ticketId, open } = place();
    const device = newDevice();
    const session = await open(device);
    await session.signIn(CREDENTIALS);
    await until(mustFindDesk(session).watchTicket(ticketId), (ticket) => ticket !== null);
    // The server is an admin's to all, but for the one answer that would have told so.
    const [former, changed] = [server.account, { ...server.account, role: "admin" as const }];
    let isLate = true;
    server.deliver = async (path, response) => {
      if (path !== AUTH_PATHS.refresh || !isLate) return response;
      isLate = false;
      return Response.json({ ...((await response.json()) as object), account: former });
    };
    server.account = changed;
    server.poke();
    await expect.poll(() => isLate, { timeout: 20_000 }).toBe(false);
    await expect
      .poll(
        () => {
          server.poke();
          return stageOf(session);
        },
        { timeout: 30_000 },
      )
      .toMatchObject({ stage: "working", account: { role: "admin" } });
  });

  it("[P5] a changed role is asked for until the server has answered, and heard of in every window", async () => {
    const { server, ticketId, open } = place();
    const device = newDevice();
    const session = await open(device);
    await session.signIn(CREDENTIALS);
    const second = await open(device);
    await until(mustFindDesk(second).watchTicket(ticketId), (ticket) => ticket !== null);
    let refreshes = 0;
    server.intercept = (path) => {
      if (path === AUTH_PATHS.refresh && ++refreshes <= 2) throw new TypeError("request lost");
      return undefined;
    };
    server.account = { ...server.account, role: "admin" };
    server.poke();
    for (const one of [session, second]) {
      await untilState(one, (state) => state.stage === "working" && state.account.role === "admin");
      await until(mustFindDesk(one).watchTicket(ticketId), (ticket) => ticket !== null);
    }
  });

  it("a refresh whose answer was lost is repeated with the same token", async () => {
    const { server, ticketId, open, close } = place();
    const device = newDevice();
    const first = await open(device);
    await first.signIn(CREDENTIALS);
    await close(first);
    let lost = 0;
    server.deliver = (path, response) => {
      if (path !== AUTH_PATHS.refresh || lost >= 2) return response;
      lost += 1;
      throw new TypeError("network down");
    };
    const again = await open(device);
    await until(mustFindDesk(again).watchTicket(ticketId), (ticket) => ticket !== null);
    expect(server.refreshes.slice(0, 3)).toEqual(["refresh-first", "refresh-first", "refresh-first"]);
  });

  it("somebody else signing in leaves the first person's replica as it was", async () => {
    const { server, ticketId, open } = place();
    const session = await open(newDevice());
    await session.signIn(CREDENTIALS);
    await until(mustFindDesk(session).watchTicket(ticketId), (ticket) => ticket !== null);
    const sam = server.account;
    server.intercept = (path) => (path === PUSH_PATH ? problem(503, "unavailable") : undefined);
    await mustFindDesk(session).sendMessage({ ticketId, message: "sam's", isInternalNote: false });
    server.account = { ...sam, id: crypto.randomUUID(), email: "kim@demo.test", display_name: "Kim" };
    await session.signIn({ email: "kim@demo.test", password: "x" });
    expect(await until(mustFindDesk(session).watchOutbox())).toEqual([]);
    server.account = sam;
    await session.signIn(CREDENTIALS);
    expect(await until(mustFindDesk(session).watchOutbox())).toMatchObject([
      { intent: { args: { message: "sam's" } } },
    ]);
  });
});

function untilState(session: Session, fits: (state: ReturnType<typeof stageOf>) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = session.store.subscribe(check);
    check();
    function check() {
      if (!fits(stageOf(session))) return;
      unsubscribe?.();
      resolve();
    }
  });
}
