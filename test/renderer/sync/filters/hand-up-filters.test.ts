// Filters of the time when each lay on one device alone, where handing them up is broken off or done by two windows at once.

import { afterEach, describe, expect, it } from "vitest";
import { type DeskDatabase, openDatabase } from "#renderer/database/open-database.ts";
import { handUpFilters } from "#renderer/sync/filters/hand-up-filters.ts";
import { createSavedFilters } from "#renderer/sync/filters/saved-filters.ts";
import { startFilters } from "#renderer/sync/filters/start-filters.ts";
import { findFilters } from "#renderer/sync/filters/stored-filters.ts";
import { startReplica } from "#renderer/sync/replica.ts";
import { filterOf, manyFilters } from "../../../domain/search/arbitrary-filter-change.ts";
import { fillableDisk } from "../support/fillable-disk.ts";
import { memoryStore } from "../support/memory-store.ts";
import { until } from "../support/open-device.ts";

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

const OLD = manyFilters(3, "a");

async function openWithOldFilters(storage = memoryStore()) {
  const database = await openDatabase({ name: `filters-${crypto.randomUUID()}`, storage, multiInstance: false });
  await database.values.bulkInsert(OLD.map((filter) => ({ id: `filter|${filter.id}`, value: { ...filter } })));
  const replica = await startReplica(database);
  closings.push(async () => {
    replica.stop();
    await database.close();
  });
  return { database, replica };
}

/** The store takes what is written, but deletes nothing. */
function refuseDeletions({ values }: DeskDatabase): () => void {
  const { storageInstance } = values;
  const write = storageInstance.bulkWrite.bind(storageInstance);
  storageInstance.bulkWrite = async (rows, context) => {
    if (rows.some(({ document }) => document._deleted)) throw new Error("There is no room on the disk.");
    return await write(rows, context);
  };
  return () => {
    storageInstance.bulkWrite = write;
  };
}

describe("filters that are handed up", () => {
  it("do not come back where the first time was broken off and their person has deleted one since", async () => {
    const { database, replica } = await openWithOldFilters();
    const allow = refuseDeletions(database);
    await expect(handUpFilters(database, replica)).rejects.toThrow("no room");
    allow();
    const desk = createSavedFilters(database, replica);
    await until(desk.watchSavedFilters(), ({ length }) => length === OLD.length);
    await desk.removeFilter(OLD[0]!.id);

    await handUpFilters(database, replica);
    const shown = await until(desk.watchSavedFilters(), ({ length }) => length < OLD.length);
    expect(shown.map(({ id }) => id)).toEqual(OLD.slice(1).map(({ id }) => id));
    expect((await findFilters(database)).changes).toHaveLength(OLD.length + 1);
    expect(await database.values.findByIds(OLD.map(({ id }) => `filter|${id}`)).exec()).toHaveProperty("size", 0);
  });

  it("are handed up once where two windows do it at the same time", async () => {
    const { database, replica } = await openWithOldFilters();
    await Promise.all([handUpFilters(database, replica), handUpFilters(database, replica)]);
    const { changes } = await findFilters(database);
    expect(changes.map(({ change }) => change)).toEqual(OLD.map((filter) => ({ type: "save", filter })));
  });

  it("are reported and kept for the next start where the disk is full, and the desk has its filters", async () => {
    const disk = fillableDisk(memoryStore(), "values");
    const { database, replica } = await openWithOldFilters(disk.storage);
    const faults: unknown[] = [];
    disk.isFull = true;
    const desk = await startFilters(database, replica, (fault) => faults.push(fault));
    expect(faults).toMatchObject([{ message: "There is no room on the disk." }]);
    disk.isFull = false;
    await desk.saveFilter(filterOf(crypto.randomUUID(), { name: "New" }));
    await until(desk.watchSavedFilters(), ({ length }) => length === 1);

    await startFilters(database, replica, (fault) => faults.push(fault));
    await until(desk.watchSavedFilters(), ({ length }) => length === OLD.length + 1);
    expect(faults).toHaveLength(1);
  });
});
