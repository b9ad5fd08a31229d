// A store that does not hold what the server shows its person is found out and healed, and nothing of the person's own
// is lost by it.

import { afterEach, describe, expect, it } from "vitest";
import { PULL_PATH, type PullRequest } from "#protocol/sync/pull.ts";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { type DeskDatabase, databaseName, openDatabase } from "#renderer/database/open-database.ts";
import type { CheckReport, Desk } from "#renderer/sync/desk.ts";
import { deviceClock } from "#renderer/sync/device-clock.ts";
import { keepValue } from "#renderer/sync/replica-values.ts";
import type { Session } from "#renderer/sync/session.ts";
import { messageDocument, SAM, ticketDocument } from "./support/documents.ts";
import { mustFindDesk, newDevice, until } from "./support/open-device.ts";
import { scriptedServer } from "./support/scripted-server.ts";

const sessions = new Set<Session>();
const HOUR_MS = 60 * 60 * 1_000;

afterEach(async () => {
  for (const session of sessions) await session.signOut().then(() => session.stop());
  sessions.clear();
});

/** A device of Sam's with two tickets and a message, in step with its server and compared with it once. */
async function openChecked() {
  const server = scriptedServer();
  const tickets = [ticketDocument(), ticketDocument({ ticketNumber: "TICK-2026-0002", version: "101" })] as const;
  server.documents.set("tickets", [...tickets]);
  server.documents.set("messages", [messageDocument({ ticketId: tickets[0].id, message: "Hello" })]);
  const device = newDevice();
  const address = `https://${crypto.randomUUID()}.test`;
  const faults: unknown[] = [];
  let passed = 0;
  const clock = { ...deviceClock, now: () => Date.now() + passed };

  async function open(): Promise<{ session: Session; desk: Desk }> {
    const onFault = (fault: unknown) => faults.push(fault);
    const parts = { server: address, fetch: server.fetch, random: () => 0.5, clock, onFault };
    const session = await device.openWindow(parts);
    sessions.add(session);
    if (session.store.getState().stage !== "working") await session.signIn({ email: "sam@demo.test", password: "x" });
    return { session, desk: mustFindDesk(session) };
  }

  /** Closes the app, does this to its store, and opens it again. */
  async function tamper(former: Session, work: (database: DeskDatabase) => Promise<unknown>) {
    sessions.delete(former);
    await former.stop();
    const name = databaseName(address, SAM.id);
    const database = await openDatabase({ name, storage: device.storage, multiInstance: false });
    await work(database);
    await database.close();
    return await open();
  }

  const first = await open();
  await untilChecked(first.desk, (report) => resultsOf(report).length === 5);
  return {
    server,
    tickets,
    faults,
    first,
    tamper,
    pass: (milliseconds: number) => {
      passed += milliseconds;
    },
  };
}

function untilChecked(desk: Desk, fits: (report: CheckReport) => boolean): Promise<CheckReport> {
  return until(desk.watchChecks(), (report) => !report.isWanted && fits(report));
}

function resultsOf({ results }: CheckReport): string[] {
  return results.map(({ result }) => result);
}

function healedOf({ results }: CheckReport): string[] {
  return results.flatMap(({ collection, healedAt }) => (healedAt === null ? [] : [collection]));
}

async function checkedNow(desk: Desk, fits: (report: CheckReport) => boolean): Promise<CheckReport> {
  await desk.checkNow();
  return await untilChecked(desk, fits);
}

describe("[S4] a device compares itself with the server", () => {
  it("once it is filled, and then not again before about a day has passed", async () => {
    const { server, first, faults, pass } = await openChecked();
    expect(new Set(resultsOf(await until(first.desk.watchChecks())))).toEqual(new Set(["equal"]));
    const asked = () => server.pulls.filter(({ pulls }) => pulls.tickets?.digest).length;
    const before = asked();
    await cycle(first.desk, server.pulls);
    expect(asked()).toBe(before);
    pass(25 * HOUR_MS);
    await cycle(first.desk, server.pulls);
    expect(asked()).toBe(before + 1);
    expect(faults).toEqual([]);
  });

  it("heals a store that lost a document, keeping what waits to be sent, what is typed and what was refused", async () => {
    const { server, tickets, first, faults, tamper } = await openChecked();
    server.judge = () => ({ type: "refused", version: "150", refusal: { code: "forbidden", message: "No." } });
    await first.desk.sendMessage({ ticketId: tickets[0].id, message: "refused words", isInternalNote: true });
    await until(first.desk.watchOutbox(), ([entry]) => entry?.state === "needs_attention");
    await first.desk.keepDraft({ ticketId: tickets[0].id, kind: "reply", text: "half a thou" });
    server.intercept = (path) => {
      if (path === PUSH_PATH) throw new TypeError("network down");
      return undefined;
    };
    const { desk } = await tamper(first.session, async ({ tickets: stored }) => {
      await (await stored.findOne(tickets[1].id).exec())?.remove();
    });
    expect(await until(desk.watchTicket(tickets[1].id))).toBeNull();
    await desk.sendMessage({ ticketId: tickets[0].id, message: "waiting words", isInternalNote: true });
    const report = await checkedNow(desk, (one) => healedOf(one).length > 0 && !resultsOf(one).includes("different"));
    expect(healedOf(report)).toEqual(["tickets"]);
    expect(await until(desk.watchTicket(tickets[1].id), (ticket) => ticket !== null)).toMatchObject(
      withoutVersion(tickets[1]),
    );
    expect(faults.map(String)).toEqual(["Error: The tickets on this device differ from what the server shows."]);
    const outbox = await until(desk.watchOutbox());
    expect(outbox.map(({ intent }) => intent.args)).toMatchObject([
      { message: "refused words" },
      { message: "waiting words" },
    ]);
    expect(await desk.findDraft(tickets[0].id, "reply")).toMatchObject({ text: "half a thou" });
    server.judge = () => ({ type: "applied", version: "160" });
    server.intercept = () => undefined;
    desk.syncNow();
    await until(desk.watchOutbox(), (entries) => entries.length === 1);
    expect(server.accepted).toMatchObject([{ args: { message: "waiting words" } }]);
  });

  it("heals a document of another version, and one that the server does not show", async () => {
    const { tickets, first, tamper } = await openChecked();
    const stray = messageDocument({ ticketId: tickets[0].id, message: "stray", position: 7 });
    const { desk } = await tamper(first.session, async (database) => {
      const ticket = await database.tickets.findOne(tickets[0].id).exec();
      await ticket?.incrementalPatch({ version: "99", subject: "Tampered with" });
      await database.messages.insert(stray);
    });
    await until(desk.watchTicket(tickets[0].id), (ticket) => ticket?.subject === "Tampered with");
    const report = await checkedNow(desk, (one) => healedOf(one).length > 0 && !resultsOf(one).includes("different"));
    expect(healedOf(report).toSorted()).toEqual(["messages", "tickets"]);
    await until(desk.watchTicket(tickets[0].id), (ticket) => ticket?.subject === "Printer on fire");
    const thread = await until(desk.watchThread(tickets[0].id));
    expect(thread).toMatchObject([{ message: "Hello" }]);
  });

  it("never heals in a loop: what still differs waits for an hour", async () => {
    const { server, tickets, first, faults, pass } = await openChecked();
    let fills = 0;
    server.intercept = (path, body) => {
      if (path !== PULL_PATH) return undefined;
      if ((body as PullRequest).pulls.tickets?.checkpoint === null) fills += 1;
      return withWrongDigest(body as PullRequest, tickets);
    };
    await checkedNow(first.desk, (report) => healedOf(report).length > 0);
    for (let times = 0; times < 3; times += 1) await first.desk.checkNow();
    await untilChecked(first.desk, (report) => resultsOf(report).includes("different"));
    await cycle(first.desk, server.pulls);
    expect(fills).toBe(1);
    expect(faults.length).toBeGreaterThan(1);
    const healedAt = (await until(first.desk.watchChecks())).results.find(
      ({ collection }) => collection === "tickets",
    )?.healedAt;
    pass(2 * HOUR_MS);
    await checkedNow(first.desk, ({ results }) => {
      const tickets = results.find(({ collection }) => collection === "tickets");
      return tickets?.healedAt !== healedAt;
    });
  });

  it("goes on with a healing that was cut short by a crash", async () => {
    const { tickets, first, tamper } = await openChecked();
    const { desk } = await tamper(first.session, async (database) => {
      await keepValue(database, "healing", { collections: ["tickets"] });
      await (await database.tickets.findOne(tickets[0].id).exec())?.remove();
    });
    await until(desk.watchTicket(tickets[0].id), (ticket) => ticket !== null);
    expect((await until(desk.watchTickets({}, "number"))).length).toBe(2);
  });

  it("says that it does not know where the server can't tell", async () => {
    const { server, first } = await openChecked();
    server.givesDigests = false;
    const report = await checkedNow(first.desk, (one) => resultsOf(one).includes("unknown"));
    expect(new Set(resultsOf(report))).toEqual(new Set(["unknown"]));
  });
});

function withoutVersion<T extends { version: string }>({ version: _version, ...document }: T) {
  return document;
}

/** A server that shows the same two tickets and says that they should be three. */
function withWrongDigest(request: PullRequest, tickets: readonly object[]): Response | undefined {
  const { tickets: asked } = request.pulls;
  if (!asked?.digest) return undefined;
  const checkpoint = asked.checkpoint ?? request.pulls.people?.checkpoint;
  if (!checkpoint) return undefined;
  const digest = { count: 3, sum: 1, except: [] };
  const documents = asked.checkpoint === null ? tickets : [];
  const pages = Object.fromEntries(
    Object.keys(request.pulls).map((name) => [
      name,
      {
        documents: name === "tickets" ? documents : [],
        removed: [],
        checkpoint,
        more: false,
        ...(name === "tickets" && { digest }),
      },
    ]),
  );
  return Response.json({ reset: false, horizon: "900", pages });
}

/** A whole cycle that began after now: the first to end may have been under way. */
async function cycle(desk: Desk, pulls: readonly PullRequest[]): Promise<void> {
  for (const _cycle of ["under way", "fresh"]) {
    const before = (await until(desk.watchStatus())).lastSyncAt ?? "";
    const count = pulls.length;
    desk.syncNow();
    await until(desk.watchStatus(), ({ lastSyncAt }) => pulls.length > count && (lastSyncAt ?? "") > before);
  }
}
