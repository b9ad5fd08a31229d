import { expect, it } from "vitest";
import type { NoticeDocument } from "#protocol/sync/documents.ts";
import { PULL_PATH, type PullRequest } from "#protocol/sync/pull.ts";
import { mustFindDesk, newDevice, until } from "./support/open-device.ts";
import { scriptedServer } from "./support/scripted-server.ts";

function notice(at: string, version: string): NoticeDocument {
  return {
    id: crypto.randomUUID(),
    ticketId: crypto.randomUUID(),
    ticketNumber: "TICK-2026-0007",
    subject: "Printer on fire",
    field: "priority",
    from: "urgent",
    to: "low",
    fromName: null,
    toName: null,
    actorId: null,
    actorName: "Lee",
    at,
    version,
  };
}

function isFreshFetch({ pulls }: PullRequest): boolean {
  return pulls.notices?.checkpoint === null;
}

it("[S6] what others have replaced is shown, the latest first, until it is dismissed, also after a fresh fetch", async () => {
  const server = scriptedServer();
  const [older, newer] = [notice("2026-11-23T08:00:00.000Z", "100"), notice("2026-11-24T08:00:00.000Z", "101")];
  server.documents.set("notices", [older, newer]);
  const device = newDevice();
  const session = await device.openWindow({ server: `https://${crypto.randomUUID()}.test`, fetch: server.fetch });
  await session.signIn({ email: "sam@demo.test", password: "x" });
  const desk = mustFindDesk(session);
  const both = await until(desk.watchNotices(), (notices) => notices.length === 2);
  expect(both.map(({ id }) => id)).toEqual([newer.id, older.id]);
  await desk.dismissNotice(newer.id);
  await until(desk.watchNotices(), (notices) => notices.length === 1);
  // What was dropped is only fetched again once its absence has been seen: it would otherwise be back within a frame.
  const absence = until(desk.watchNotices(), (notices) => notices.length === 0);
  server.intercept = async (path, body) => {
    if (path === PULL_PATH && isFreshFetch(body as PullRequest)) await absence;
    return undefined;
  };
  server.epoch = "e2";
  desk.syncNow();
  await absence;
  const again = await until(desk.watchNotices(), (notices) => notices.length > 0);
  expect(again.map(({ id }) => id)).toEqual([older.id]);
  await session.signOut();
  await session.stop();
});
