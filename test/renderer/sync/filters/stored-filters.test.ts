// Saved filters in a store that a newer version of the app has used.

import { afterEach, describe, expect, it } from "vitest";
import { openDatabase } from "#renderer/database/open-database.ts";
import { createSavedFilters } from "#renderer/sync/filters/saved-filters.ts";
import { changeStoredFilters, FILTERS_VALUE, findFilters } from "#renderer/sync/filters/stored-filters.ts";
import { startReplica } from "#renderer/sync/replica.ts";
import { FILTER_IDS, filterOf } from "../../../domain/search/arbitrary-filter-change.ts";
import { memoryStore } from "../support/memory-store.ts";
import { until } from "../support/open-device.ts";

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

async function openHaving(value: Record<string, unknown>) {
  const options = { name: `filters-${crypto.randomUUID()}`, storage: memoryStore(), multiInstance: false };
  const database = await openDatabase(options);
  await database.values.insert({ id: FILTERS_VALUE, value });
  const replica = await startReplica(database);
  closings.push(async () => {
    replica.stop();
    await database.close();
  });
  const read = async () => (await database.values.findOne(FILTERS_VALUE).exec())?.toJSON().value;
  return { database, desk: createSavedFilters(database, replica), read };
}

const [A, B, C] = FILTER_IDS as [string, string, string];

describe("saved filters of which this app can't read a change", () => {
  const value = {
    confirmed: [filterOf(A)],
    changes: [
      { number: 1, change: { type: "paint", id: A, colour: "red" } },
      { number: 2, change: { type: "save", filter: filterOf(B, { place: 2 }) } },
    ],
    lastNumber: 2,
    withoutRoom: [{ ...filterOf(C, { place: 3 }), colour: "red" }],
    handedUp: [],
  };

  it("are shown without it, and all of it is unsent", async () => {
    const { desk } = await openHaving(value);
    expect((await until(desk.watchSavedFilters())).map(({ id }) => id)).toEqual([A, B]);
    expect(await until(desk.watchUnsentFilters())).toEqual({ changes: 2, withoutRoom: 1 });
  });

  it("are neither sent nor written over, and whoever changes one is told to update", async () => {
    const { database, desk, read } = await openHaving(value);
    await expect(findFilters(database)).rejects.toThrow("Update the app");
    await expect(changeStoredFilters(database, (state) => ({ ...state, changes: [] }))).rejects.toThrow("Update");
    await expect(desk.removeFilter(A)).rejects.toThrow("Update the app");
    expect(await read()).toEqual(value);
  });
});

it("saved filters keep what a newer app has put beside them", async () => {
  const value = { confirmed: [], changes: [], lastNumber: 0, withoutRoom: [], pinned: [A] };
  const { desk, read } = await openHaving(value);
  await desk.renameFilter(A, "Named");
  expect(await read()).toMatchObject({ pinned: [A], lastNumber: 1 });
});
