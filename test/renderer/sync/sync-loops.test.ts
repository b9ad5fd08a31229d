// What the loops of a device tell each other: of the stream, of the server, of what was sent.

import { afterEach, describe, expect, it } from "vitest";
import { COLLECTION_NAMES } from "#protocol/sync/documents.ts";
import type { LiveChanges } from "#protocol/sync/live-stream.ts";
import type { PullRequest } from "#protocol/sync/pull.ts";
import { scopeOf } from "#protocol/sync/scope.ts";
import type { Desk } from "#renderer/sync/desk.ts";
import type { Session } from "#renderer/sync/session.ts";
import { SAM, ticketDocument } from "./support/documents.ts";
import { mustFindDesk, newDevice, until } from "./support/open-device.ts";
import { type ScriptedServer, scriptedServer } from "./support/scripted-server.ts";

const sessions: Session[] = [];

afterEach(async () => {
  for (const session of sessions.splice(0)) await session.signOut().then(() => session.stop());
});

/** A device that has been filled, with one ticket, has compared itself, and asks for nothing but what is new. */
async function open(server: ScriptedServer): Promise<Desk> {
  server.documents.set("tickets", [ticketDocument({ version: "100" })]);
  const session = await newDevice().openWindow({
    server: `https://${crypto.randomUUID()}.test`,
    fetch: server.fetch,
  });
  sessions.push(session);
  await session.signIn({ email: SAM.email, password: "x" });
  await expect.poll(() => server.pulls.some(({ pulls }) => isForNews(pulls)), { timeout: 20_000 }).toBe(true);
  return mustFindDesk(session);
}

function isForNews(pulls: PullRequest["pulls"]): boolean {
  return COLLECTION_NAMES.every((name) => pulls[name]?.checkpoint && !pulls[name].digest);
}

/** All that lies between the beginning and a place that is beyond what `open` has filled. */
function changesWith(documents: LiveChanges["documents"]): LiveChanges {
  return { epoch: "e1", scope: scopeOf(SAM), from: "0", to: "1000", documents };
}

describe("what the live stream tells a device at work", () => {
  it("is taken in without asking the server", async () => {
    const server = scriptedServer();
    const desk = await open(server);
    const ticket = ticketDocument({ version: "500" });
    const asked = server.pulls.length;
    server.tell(changesWith({ tickets: [ticket] }));
    await until(desk.watchTicket(ticket.id), (one) => one !== null);
    expect(server.pulls.length).toBe(asked);
  });

  it("[S3] is not taken for all there is where word to pull comes behind it", async () => {
    const server = scriptedServer();
    const desk = await open(server);
    const untold = ticketDocument({ version: "500" });
    server.documents.get("tickets")?.push(untold);
    server.tell(changesWith({}), { isNewsBehind: true });
    await until(desk.watchTicket(untold.id), (one) => one !== null);
  });
});
