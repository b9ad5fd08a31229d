import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HistoryDocument, TicketDocument } from "#protocol/sync/documents.ts";
import type { Desk, TicketNews } from "#renderer/sync/desk.ts";
import type { Session } from "#renderer/sync/session.ts";
import { CASEY_ID, messageDocument, SAM, ticketDocument } from "../support/documents.ts";
import { type Device, mustFindDesk, newDevice, until } from "../support/open-device.ts";
import { type ScriptedServer, scriptedServer } from "../support/scripted-server.ts";

const LEE_ID = "01900000-0000-7000-8000-000000000009";
const own = ticketDocument({
  lastPosition: 1,
  assignedTo: SAM.id,
  assigneeName: SAM.displayName,
  status: "in_progress",
});

let server: ScriptedServer;
let device: Device;
let address: string;
let session: Session;
let desk: Desk;
let told: TicketNews[][];

beforeEach(async () => {
  server = scriptedServer();
  server.documents.set("tickets", [own]);
  server.documents.set("messages", [message(0, 1)]);
  device = newDevice();
  address = `https://${crypto.randomUUID()}.test`;
  session = await open();
  await session.signIn({ email: SAM.email, password: "x" });
  follow();
  await untilInStep();
});
afterEach(async () => {
  await session.signOut();
  await session.stop();
});

const open = () => device.openWindow({ server: address, fetch: server.fetch });

function follow(): void {
  desk = mustFindDesk(session);
  told = [];
  desk.watchNews().subscribe((news) => told.push([...news]));
}

function message(at: number, position: number, userId = CASEY_ID) {
  return messageDocument({ ticketId: own.id, position, userId, version: String(200 + at) });
}

function assignment(ticketId: string, version: string): HistoryDocument {
  const names = { fromName: null, toName: SAM.displayName, actorId: LEE_ID, actorName: "Lee" };
  const at = "2026-11-24T09:00:00.000Z";
  return { id: crypto.randomUUID(), ticketId, field: "assignedTo", from: null, to: SAM.id, at, version, ...names };
}

/** The server has this now, and says so. */
function serve(
  tickets: TicketDocument[],
  others: Partial<Record<"messages" | "history", { id: string; version: string }[]>>,
) {
  server.documents.set("tickets", tickets);
  for (const name of ["messages", "history"] as const) if (others[name]) server.documents.set(name, others[name]);
  server.poke();
}

/** The first fill has been gone through, so that what comes from here on is news: a ticket given now is told. */
async function untilInStep(): Promise<void> {
  await until(desk.watchStatus(), ({ lastSyncAt }) => lastSyncAt !== null);
}

const answered = (lastPosition: number, version: string) => ({ ...own, lastPosition, version });

describe("news of one's tickets", () => {
  it("are told once, also after a restart, and stay unread until somebody looks", async () => {
    serve([answered(2, "301")], { messages: [message(0, 1), message(102, 2)] });
    await until(desk.watchUnread(), (unread) => unread.includes(own.id));
    await expect.poll(() => told.flat()).toMatchObject([{ ticketId: own.id, messages: [{ authorName: "Casey" }] }]);
    await session.stop();
    session = await open();
    follow();
    await until(desk.watchStatus(), ({ connection }) => connection.state === "online");
    expect(await until(desk.watchUnread())).toEqual([own.id]);
    await desk.markRead(own.id);
    await until(desk.watchUnread(), (unread) => unread.length === 0);
    expect(told).toEqual([]);
    serve([answered(3, "302")], { messages: [message(0, 1), message(102, 2), message(103, 3)] });
    await expect.poll(() => told.flat()).toMatchObject([{ ticketId: own.id, messages: [{ authorName: "Casey" }] }]);
  });

  it("are that somebody gave a ticket to this person, and not what the first fill brought before", async () => {
    expect(told).toEqual([]);
    const given = ticketDocument({ assignedTo: SAM.id, lastPosition: 4, version: "302" });
    serve([own, given], { history: [assignment(given.id, "302")] });
    await expect.poll(() => told.flat()).toMatchObject([{ ticketId: given.id, assignedBy: "Lee", messages: [] }]);
  });

  it("are not one's own words from another device", async () => {
    serve([answered(2, "303")], { messages: [message(0, 1), message(104, 2, SAM.id)] });
    const given = ticketDocument({ assignedTo: SAM.id, version: "305" });
    serve([answered(2, "303"), given], { history: [assignment(given.id, "305")] });
    await expect.poll(() => told.flat().map(({ ticketId }) => ticketId)).toEqual([given.id]);
    expect(await until(desk.watchUnread())).toEqual([given.id]);
  });

  it("go unread no more when the ticket is closed or somebody else's", async () => {
    serve([answered(2, "306")], { messages: [message(0, 1), message(107, 2)] });
    await until(desk.watchUnread(), (unread) => unread.length === 1);
    serve([{ ...answered(2, "308"), status: "closed" }], {});
    await until(desk.watchUnread(), (unread) => unread.length === 0);
  });
});
