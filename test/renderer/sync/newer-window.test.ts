// Two windows of different versions of the app, each a whole session, on one store: real engines, real RxDB.

import { addRxPlugin } from "rxdb";
import { disableWarnings, RxDBDevModePlugin } from "rxdb/plugins/dev-mode";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import { afterEach, expect, test } from "vitest";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import type { DeskStorage } from "#renderer/database/open-database.ts";
import { createMemoryPlace, openInMemory } from "#renderer/database/sqlite-storage/memory-place.ts";
import { isNewerVersion } from "#renderer/database/sqlite-storage/newer-version.ts";
import { type Channel, shareEngine } from "#renderer/database/sqlite-storage/shared-engine.ts";
import { createSqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import { processLocks } from "#renderer/sync/exclusively.ts";
import type { Session } from "#renderer/sync/session.ts";
import { loadSqlite } from "../database/sqlite-storage/support/memory-sqlite.ts";
import { ticketDocument } from "./support/documents.ts";
import { mustFindDesk, newDevice, until, untilStage } from "./support/open-device.ts";
import { scriptedServer } from "./support/scripted-server.ts";

const sessions = new Set<Session>();

afterEach(async () => {
  for (const session of sessions) await session.stop();
  sessions.clear();
});

/** A device whose windows may each run another version of the app. */
function openDevice() {
  const server = scriptedServer();
  const ticket = ticketDocument();
  server.documents.set("tickets", [ticket]);
  const [device, owners] = [newDevice(), processLocks()];
  const file = createMemoryPlace(async () => openInMemory(await loadSqlite(), STORE_PLAN));
  const address = `https://${crypto.randomUUID()}.test`;

  const storageOf = (version: number, onNewer: () => void): DeskStorage => {
    disableWarnings();
    addRxPlugin(RxDBDevModePlugin);
    const storage = createSqliteStorage({
      async open(name) {
        return shareEngine({
          channel: new BroadcastChannel(`store ${name}`) as Channel,
          name: crypto.randomUUID(),
          version,
          whileOwner: (work, signal) => owners(name, work, { signal }),
          open: () => file.open(name),
          onNewer,
        });
      },
      destroy: (name) => file.destroy(name),
    });
    return { ...storage, ...wrappedValidateAjvStorage({ storage }) };
  };

  async function openWindow(version: number): Promise<Session> {
    const starting: Promise<Session> = device.openWindow({
      server: address,
      fetch: server.fetch,
      random: () => 0,
      storage: storageOf(version, () => void starting.then((session) => session.giveWay()).catch(() => undefined)),
    });
    const session = await starting;
    sessions.add(session);
    return session;
  }
  return { server, ticketId: ticket.id, openWindow };
}

function faultOf(session: Session): unknown {
  const state = session.store.getState();
  return state.stage === "failed" ? state.fault : null;
}

test("[L8] [S1] [S2] [M4] a newer window gets the store: the older one stops, and what it had is sent once, by the newer", async () => {
  const { server, ticketId, openWindow } = openDevice();
  const old = await openWindow(1);
  await old.signIn({ email: "sam@demo.test", password: "x" });
  const desk = mustFindDesk(old);
  await until(desk.watchTicket(ticketId), (ticket) => ticket !== null);
  // The server has it, its answer never comes, and no other gets there.
  const down = (path: string) => {
    if (path === PUSH_PATH) throw new TypeError("network down");
    return undefined;
  };
  const isLost = new Promise<void>((resolve) => {
    server.deliver = (path, response) => {
      if (path !== PUSH_PATH) return response;
      server.intercept = down;
      resolve();
      throw new TypeError("network down");
    };
  });
  await desk.sendMessage({ ticketId, message: "sent, as nobody knows", isInternalNote: false });
  await isLost;
  const typing = desk.keepDraft({ ticketId, kind: "note", text: "half a thou" });
  const newer = await openWindow(2);
  await typing;
  expect(old.store.getState().stage).toBe("failed");
  expect(faultOf(old)).toSatisfy(isNewerVersion);

  const pushes = server.pushes.length;
  server.deliver = (_path, response) => response;
  server.intercept = () => undefined;
  const [next, streams] = [mustFindDesk(newer), server.streams];
  expect(await next.findDraft(ticketId, "note")).toMatchObject({ text: "half a thou" });
  await next.sendMessage({ ticketId, message: "by the newer", isInternalNote: false });
  await until(next.watchOutbox(), (entries) => entries.length === 0);
  expect(server.pushes.length).toBeGreaterThan(pushes);
  expect(server.streams - streams).toBeLessThanOrEqual(1);
  const messages = server.accepted.map(({ args }) => (args as { message: string }).message);
  expect(messages).toEqual(["sent, as nobody knows", "by the newer"]);
  await expect(desk.keepDraft({ ticketId, kind: "note", text: "too late" })).rejects.toThrow();
  expect(await next.findDraft(ticketId, "note")).toMatchObject({ text: "half a thou" });
});

test("[L8] an older window that opens beside a newer one fails by name, and the newer works on", async () => {
  const { server, ticketId, openWindow } = openDevice();
  const newer = await openWindow(2);
  await newer.signIn({ email: "sam@demo.test", password: "x" });
  const desk = mustFindDesk(newer);
  await until(desk.watchTicket(ticketId), (ticket) => ticket !== null);
  await expect(openWindow(1)).rejects.toSatisfy(isNewerVersion);
  await desk.sendMessage({ ticketId, message: "worked on", isInternalNote: false });
  await until(desk.watchOutbox(), (entries) => entries.length === 0);
  expect(server.accepted).toHaveLength(1);
});

test("[L8] a newer window that comes while somebody signs out does not tell them that their tickets are kept", async () => {
  const { openWindow } = openDevice();
  const old = await openWindow(1);
  await old.signIn({ email: "sam@demo.test", password: "x" });
  await Promise.all([old.signOut(), old.giveWay()]);
  expect(old.store.getState().stage).toBe("sign_in");
});

test("[L8] what happens to the session afterwards opens nothing in the older window", async () => {
  const { openWindow } = openDevice();
  const old = await openWindow(1);
  await old.signIn({ email: "sam@demo.test", password: "x" });
  const newer = await openWindow(2);
  await untilStage(old, "failed");
  await newer.signOut();
  await newer.signIn({ email: "sam@demo.test", password: "x" });
  expect(faultOf(old)).toSatisfy(isNewerVersion);
  expect(mustFindDesk(newer)).toBeDefined();
});
