// How saved filters are sent where the server does not do as one would wish.

import { uuidv7 } from "uuidv7";
import { afterEach, describe, expect, it } from "vitest";
import { NO_CONDITIONS } from "#domain/search/saved-filter.ts";
import { SAVED_FILTERS_PATH, type SavedFiltersRequest } from "#protocol/saved-filters.ts";
import type { Session } from "#renderer/sync/session.ts";
import { mustFindDesk, newDevice, until } from "../support/open-device.ts";
import { problem, scriptedServer } from "../support/scripted-server.ts";

const sessions = new Set<Session>();
afterEach(async () => {
  for (const session of sessions) await session.stop();
  sessions.clear();
});

async function openDevice(answer: (asked: number) => Response | undefined) {
  const server = scriptedServer();
  const requests: SavedFiltersRequest[] = [];
  const faults: unknown[] = [];
  server.intercept = (path, body) => {
    if (path !== SAVED_FILTERS_PATH) return undefined;
    requests.push(body as SavedFiltersRequest);
    return answer(requests.length);
  };
  const session = await newDevice().openWindow({
    server: `https://${crypto.randomUUID()}.test`,
    fetch: server.fetch,
    random: () => 0,
    onFault: (fault) => faults.push(fault),
  });
  sessions.add(session);
  await session.signIn({ email: "sam@demo.test", password: "x" });
  const desk = mustFindDesk(session);
  await until(desk.watchStatus(), ({ lastSyncAt }) => lastSyncAt !== null);
  return { desk, requests, faults };
}

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 20 });

describe("saved filters that can't be sent", () => {
  it("stay on the device where the server does not know them, and go up once it does", async () => {
    let isOlder = true;
    const { desk, requests, faults } = await openDevice(() =>
      isOlder ? undefined : Response.json({ filters: [], lastNumber: 1 }),
    );
    await desk.saveFilter({ id: uuidv7(), name: "Mine", conditions: NO_CONDITIONS });
    await soon(() => requests.filter(({ changes }) => changes.length > 0).length).toBeGreaterThan(0);
    desk.syncNow();
    await soon(() => requests.filter(({ changes }) => changes.length > 0).length).toBeGreaterThan(1);
    expect((await until(desk.watchSavedFilters())).map(({ name }) => name)).toEqual(["Mine"]);
    expect(await until(desk.watchUnsentFilters())).toEqual({ changes: 1, withoutRoom: 0 });
    expect((await until(desk.watchStatus())).connection.state).toBe("online");
    expect(faults).toEqual([]);

    isOlder = false;
    desk.syncNow();
    await until(desk.watchUnsentFilters(), ({ changes }) => changes === 0);
  });

  it("are tried again by themselves, word for word, and the tickets know nothing of it", async () => {
    const { desk, requests, faults } = await openDevice((asked) =>
      asked < 4 ? problem(503, "unavailable") : Response.json({ filters: [], lastNumber: 1 }),
    );
    await desk.saveFilter({ id: uuidv7(), name: "Mine", conditions: NO_CONDITIONS });
    await until(desk.watchUnsentFilters(), ({ changes }) => changes === 0);
    const sent = requests.filter(({ changes }) => changes.length > 0).map(({ changes }) => JSON.stringify(changes));
    expect(new Set(sent).size).toBe(1);
    expect((await until(desk.watchStatus())).connection.state).toBe("online");
    expect(faults).toEqual([]);
  });

  it("are reported where the server takes them for wrong, and stay", async () => {
    const { desk, requests, faults } = await openDevice(() => problem(400, "invalid-request"));
    await soon(() => faults.length).toBeGreaterThan(0);
    const before = requests.length;
    await desk.saveFilter({ id: uuidv7(), name: "Mine", conditions: NO_CONDITIONS });
    await soon(() => requests.length).toBeGreaterThan(before);
    expect((await until(desk.watchSavedFilters())).map(({ name }) => name)).toEqual(["Mine"]);
    expect(faults[0]).toMatchObject({ name: "ProblemAnswer", status: 400 });
  });
});
