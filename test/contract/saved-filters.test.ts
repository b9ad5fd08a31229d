// Views that follow their person: two real devices of one agent and the real server, with and without network.

import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SAVED_FILTERS_MAX, type SavedFilter } from "#domain/search/saved-filter.ts";
import { SAVED_FILTERS_PATH } from "#protocol/saved-filters.ts";
import type { Desk } from "#renderer/sync/desk.ts";
import { filterOf, manyFilters } from "../domain/search/arbitrary-filter-change.ts";
import { mustFindDesk, until } from "../renderer/sync/support/open-device.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { openDevice, type TestDevice } from "./support/devices.ts";

let testDesk: TestDesk;
beforeAll(async () => {
  testDesk = await startTestDesk();
});
beforeEach(() => testDesk.pool.query("DELETE FROM saved_filters"));
afterAll(() => testDesk.stop());

let devices = 0;

function openOne(): Promise<TestDevice> {
  return openDevice(testDesk, "sam", `http://device-${++devices}.test`);
}

async function openTwo(): Promise<[TestDevice, TestDevice]> {
  const [one, two] = [await openOne(), await openOne()];
  await one.quiet();
  await two.quiet();
  return [one, two];
}

function goOffline(...devices: TestDevice[]): void {
  for (const { network } of devices) network.isUp = false;
}

function goOnline(...devices: TestDevice[]): void {
  for (const { network, desk } of devices) {
    network.isUp = true;
    desk.syncNow();
  }
}

const named = (name: string): SavedFilter => filterOf(uuidv7(), { name });
const withoutPlace = ({ place: _place, ...filter }: SavedFilter) => filter;

async function untilShown(desk: Desk, names: readonly string[]): Promise<readonly SavedFilter[]> {
  const isShown = (filters: readonly SavedFilter[]) => JSON.stringify(namesIn(filters)) === JSON.stringify(names);
  return await until(desk.watchSavedFilters(), isShown);
}

function namesIn(filters: readonly SavedFilter[]): string[] {
  return filters.map(({ name }) => name).toSorted();
}

function untilSent({ desk }: TestDevice): Promise<unknown> {
  return until(desk.watchUnsentFilters(), ({ changes }) => changes === 0);
}

describe("saved filters of two devices of one person", () => {
  it("are on the other as they are saved, renamed, moved and removed, without its doing", async () => {
    const [one, two] = await openTwo();
    const [first, second] = [named("First"), named("Second")];
    for (const filter of [first, second]) await one.desk.saveFilter(withoutPlace(filter));
    await untilShown(two.desk, ["First", "Second"]);
    await two.desk.renameFilter(first.id, "The first");
    await untilShown(one.desk, ["Second", "The first"]);
    await one.desk.moveFilter(first.id, "down");
    await until(two.desk.watchSavedFilters(), ([leading]) => leading?.id === second.id);
    await two.desk.removeFilter(second.id);
    await untilShown(one.desk, ["The first"]);
  });

  it("[S6] keep what both did to different ones without network", async () => {
    const [one, two] = await openTwo();
    const [first, second, third] = [named("First"), named("Second"), named("Third")] as const;
    for (const filter of [first, second, third]) await one.desk.saveFilter(withoutPlace(filter));
    await untilShown(two.desk, ["First", "Second", "Third"]);
    goOffline(one, two);
    await one.desk.renameFilter(first.id, "Of one");
    await one.desk.saveFilter(withoutPlace(named("New of one")));
    await two.desk.refineFilter(first.id, { ...first.conditions, status: ["closed"] });
    await two.desk.removeFilter(second.id);
    await two.desk.moveFilter(third.id, "up");
    await untilShown(one.desk, ["New of one", "Of one", "Second", "Third"]);
    await untilShown(two.desk, ["First", "Third"]);
    goOnline(one, two);
    const expected = ["New of one", "Of one", "Third"];
    const shown = [await untilShown(one.desk, expected), await untilShown(two.desk, expected)];
    expect(shown[0]).toEqual(shown[1]);
    expect(shown[0]?.find(({ id }) => id === first.id)?.conditions.status).toEqual(["closed"]);
  });

  it("stay removed where the other had changed them without network, whoever is back first", async () => {
    for (const isRemoverFirst of [true, false]) {
      const [one, two] = await openTwo();
      const filter = named("Wanted");
      await one.desk.saveFilter(withoutPlace(filter));
      await untilShown(two.desk, ["Wanted"]);
      goOffline(one, two);
      await one.desk.removeFilter(filter.id);
      await two.desk.renameFilter(filter.id, "Still wanted");
      const [first, last] = isRemoverFirst ? [one, two] : [two, one];
      goOnline(first);
      await untilSent(first);
      goOnline(last);
      await untilSent(last);
      for (const { desk } of [one, two]) await untilShown(desk, []);
      await one.close();
      await two.close();
    }
  });

  it("[S2] are changed once where answers are lost, however often it is sent again", async () => {
    const [one, two] = await openTwo();
    const filter = named("View");
    await one.desk.saveFilter(withoutPlace(filter));
    await untilShown(two.desk, ["View"]);
    let lost = 0;
    one.network.losesAnswer = (path) => path === SAVED_FILTERS_PATH && ++lost > 0;
    await one.desk.renameFilter(filter.id, "Of one");
    await untilShown(two.desk, ["Of one"]);
    await two.desk.renameFilter(filter.id, "Of two, later");
    await untilSent(two);
    one.desk.syncNow();
    await expect.poll(() => lost, { timeout: 30_000 }).toBeGreaterThan(2);
    one.network.losesAnswer = () => false;
    one.desk.syncNow();
    for (const { desk } of [one, two]) await untilShown(desk, ["Of two, later"]);
  });

  it("come to a device that is set up anew, and outlive the one on which they were saved", async () => {
    const one = await openOne();
    await one.quiet();
    await one.desk.saveFilter(withoutPlace(named("Kept")));
    await untilSent(one);
    await one.session.signOut();
    await one.close();
    const another = await openOne();
    await untilShown(another.desk, ["Kept"]);
  });

  it("are there without network when the app is opened again, and go out once there is one", async () => {
    const [one, two] = await openTwo();
    goOffline(one);
    await one.desk.saveFilter(withoutPlace(named("Made without network")));
    await one.reopen();
    await untilShown(one.desk, ["Made without network"]);
    expect(await until(one.desk.watchUnsentFilters())).toEqual({ changes: 1, withoutRoom: 0 });
    goOnline(one);
    await untilShown(two.desk, ["Made without network"]);
    await untilSent(one);
  });

  it("are sent by the window that syncs, whichever window they were saved in", async () => {
    const one = await openOne();
    await one.quiet();
    const window = mustFindDesk(await one.openWindow());
    await window.saveFilter(withoutPlace(named("Of the second window")));
    await untilShown(one.desk, ["Of the second window"]);
    await untilSent(one);
    await until(window.watchUnsentFilters(), ({ changes }) => changes === 0);
    await one.close();
    const two = await openOne();
    await untilShown(two.desk, ["Of the second window"]);
  });

  it("of the time when they lay on one device are handed up once, in their order, and all are kept", async () => {
    const one = await openOne();
    await one.quiet();
    const old = manyFilters(30, "a");
    await one.changeStore(async ({ values }) => {
      await values.bulkInsert(old.map((filter) => ({ id: `filter|${filter.id}`, value: { ...filter } })));
    });
    const shown = await until(one.desk.watchSavedFilters(), ({ length }) => length === 30);
    expect(shown).toEqual(old);
    await untilSent(one);

    const two = await openOne();
    await two.quiet();
    expect(await until(two.desk.watchSavedFilters(), ({ length }) => length === 30)).toEqual(old);
    await two.desk.removeFilter(old[0]!.id);
    await until(one.desk.watchSavedFilters(), ({ length }) => length === 29);
    await one.reopen();
    await one.quiet();
    await untilSent(one);
    expect(await until(one.desk.watchSavedFilters())).toHaveLength(29);

    const more = manyFilters(30, "b");
    await two.changeStore(async ({ values }) => {
      await values.bulkInsert(more.map((filter) => ({ id: `filter|${filter.id}`, value: { ...filter } })));
    });
    await until(two.desk.watchUnsentFilters(), ({ changes, withoutRoom }) => changes === 0 && withoutRoom === 9);
    expect(await until(two.desk.watchSavedFilters())).toHaveLength(59);
    await until(one.desk.watchSavedFilters(), ({ length }) => length === SAVED_FILTERS_MAX);
    for (const { id } of old.slice(1, 11)) await one.desk.removeFilter(id);
    await until(two.desk.watchUnsentFilters(), ({ changes, withoutRoom }) => changes === 0 && withoutRoom === 0);
    await until(one.desk.watchSavedFilters(), ({ length }) => length === 49);
  });
});
