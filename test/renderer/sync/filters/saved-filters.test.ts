import { uuidv7 } from "uuidv7";
import { afterEach, describe, expect, it } from "vitest";
import { ASSIGNEES_MAX, NO_CONDITIONS, SAVED_FILTERS_MAX, type SavedFilter } from "#domain/search/saved-filter.ts";
import type { Desk } from "#renderer/sync/desk.ts";
import type { Session } from "#renderer/sync/session.ts";
import { mustFindDesk, newDevice, until } from "../support/open-device.ts";
import { scriptedServer } from "../support/scripted-server.ts";

const sessions = new Set<Session>();
afterEach(async () => {
  for (const session of sessions) await session.stop();
  sessions.clear();
});

/** Windows of one device, one after the other; the first signs in. */
function openDevice() {
  const server = scriptedServer();
  const device = newDevice();
  const address = `https://${crypto.randomUUID()}.test`;
  return async (): Promise<{ session: Session; desk: Desk }> => {
    const session = await device.openWindow({ server: address, fetch: server.fetch });
    const isFirst = sessions.size === 0 && session.store.getState().stage !== "working";
    sessions.add(session);
    if (isFirst) await session.signIn({ email: "sam@demo.test", password: "x" });
    return { session, desk: mustFindDesk(session) };
  };
}

function filterOf(name: string): Omit<SavedFilter, "place"> {
  return { id: uuidv7(), name, conditions: { ...NO_CONDITIONS, priority: ["urgent"] } };
}

const namesIn = (filters: readonly SavedFilter[]) => filters.map(({ name }) => name);

function untilNamed(desk: Desk, ...names: string[]): Promise<readonly SavedFilter[]> {
  return until(desk.watchSavedFilters(), (filters) => JSON.stringify(namesIn(filters)) === JSON.stringify(names));
}

describe("saved filters", () => {
  it("stand in the order in which they were made, are changed in their place and moved by one", async () => {
    const { desk } = await openDevice()();
    const [first, second, third] = [filterOf("First"), filterOf("Second"), filterOf("Third")] as const;
    for (const filter of [first, second, third]) await desk.saveFilter(filter);
    await untilNamed(desk, "First", "Second", "Third");

    await desk.renameFilter(second.id, " Two ");
    await desk.refineFilter(second.id, { ...NO_CONDITIONS, status: ["closed"] });
    const changed = await untilNamed(desk, "First", "Two", "Third");
    expect(changed[1]?.conditions.status).toEqual(["closed"]);

    await desk.moveFilter(third.id, "up");
    await untilNamed(desk, "First", "Third", "Two");
    await desk.moveFilter(first.id, "up");
    await desk.moveFilter(second.id, "down");
    await desk.moveFilter(first.id, "down");
    await untilNamed(desk, "Third", "First", "Two");
  });

  it("come back where they stood when their deletion is taken back", async () => {
    const { desk } = await openDevice()();
    const [first, second] = [filterOf("First"), filterOf("Second")] as const;
    for (const filter of [first, second]) await desk.saveFilter(filter);
    const [kept] = await untilNamed(desk, "First", "Second");
    await desk.removeFilter(first.id);
    await untilNamed(desk, "Second");
    if (kept) await desk.saveFilter(kept);
    await untilNamed(desk, "First", "Second");
  });

  it("of two windows both stand, and are there when the device is opened again", async () => {
    const open = openDevice();
    const [one, two] = [await open(), await open()];
    await Promise.all([one.desk.saveFilter(filterOf("Of one")), two.desk.saveFilter(filterOf("Of two"))]);
    const saved = await until(two.desk.watchSavedFilters(), ({ length }) => length === 2);
    expect(namesIn(saved).toSorted()).toEqual(["Of one", "Of two"]);
    for (const session of sessions) await session.stop();
    sessions.clear();
    const again = await open();
    expect(namesIn(await until(again.desk.watchSavedFilters())).toSorted()).toEqual(["Of one", "Of two"]);
  });

  it("are none where a name or a condition is none, and no more than a device can count", async () => {
    const { desk } = await openDevice()();
    const filter = filterOf("x");
    await expect(desk.saveFilter({ ...filter, name: " " })).rejects.toThrow("must not be empty");
    await expect(desk.renameFilter(filter.id, "")).rejects.toThrow("must not be empty");
    const assignee = Array.from({ length: ASSIGNEES_MAX + 1 }, () => uuidv7());
    await expect(desk.refineFilter(filter.id, { ...NO_CONDITIONS, assignee })).rejects.toThrow("must be at most 200");
    for (let at = 0; at < SAVED_FILTERS_MAX; at += 1) await desk.saveFilter(filterOf(`View ${at}`));
    await until(desk.watchSavedFilters(), ({ length }) => length === SAVED_FILTERS_MAX);
    await expect(desk.saveFilter(filterOf("One more"))).rejects.toThrow(`${SAVED_FILTERS_MAX} saved views already`);
  });
});
