// Windows that share one store: real channels and real engines, within one process.

import { BroadcastChannel } from "node:worker_threads";
import { fillWithDefaultSettings, randomToken } from "rxdb";
import { afterEach, expect, test } from "vitest";
import { createMemoryPlace, openInMemory } from "#renderer/database/sqlite-storage/memory-place.ts";
import {
  type Channel,
  type SharedEngineOptions,
  shareEngine,
} from "#renderer/database/sqlite-storage/shared-engine.ts";
import type { CollectionPlan, StoreEngine } from "#renderer/database/sqlite-storage/store-engine.ts";
import { processLocks } from "#renderer/sync/exclusively.ts";
import { loadSqlite, NOTHING_BESIDE } from "./support/memory-sqlite.ts";

interface Thing {
  id: string;
}

const THINGS: CollectionPlan = {
  key: "things-0",
  collection: "things",
  primaryPath: "id",
  schema: fillWithDefaultSettings<Thing>({
    version: 0,
    primaryKey: "id",
    type: "object",
    properties: { id: { type: "string", maxLength: 20 } },
  }),
};

let opened: StoreEngine[] = [];

afterEach(async () => {
  for (const window of opened) await window.close();
  opened = [];
});

type WindowOptions = Partial<Pick<SharedEngineOptions, "open" | "onDamage" | "version" | "onNewer" | "closeWithin">>;

function createWindows(): (options?: WindowOptions) => StoreEngine {
  const [store, exclusively] = [randomToken(10), processLocks()];
  // The file, which stays where it is when nobody has it open.
  const file = createMemoryPlace(async () => openInMemory(await loadSqlite(), NOTHING_BESIDE));
  return (options = {}) => {
    const window = shareEngine({
      channel: new BroadcastChannel(store) as unknown as Channel,
      name: randomToken(10),
      version: 1,
      whileOwner: (work, signal) => exclusively(store, work, { signal }),
      open: () => closable(file.open(store)),
      ...options,
    });
    opened.push(window);
    return window;
  };
}

/** As a file that was let go of: nothing that is asked after that is answered. */
async function closable(opening: Promise<StoreEngine>): Promise<StoreEngine> {
  const engine = await opening;
  let isClosed = false;
  return {
    ...engine,
    bulkWrite: (write) => (isClosed ? Promise.reject(new Error("The file is closed.")) : engine.bulkWrite(write)),
    async close() {
      isClosed = true;
      // Letting go of a file takes its time, in which the others go on asking.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((next) => setImmediate(next));
      await engine.close();
    },
  };
}

function insert(window: StoreEngine, id: string, isRepeat = false): ReturnType<StoreEngine["bulkWrite"]> {
  const document = { id, _deleted: false, _attachments: {}, _rev: "1-a", _meta: { lwt: 1 } };
  return window.bulkWrite({ key: THINGS.key, rows: [{ text: JSON.stringify(document), previous: null }], isRepeat });
}

async function idsIn(window: StoreEngine, ids: readonly string[]): Promise<string[]> {
  const found = JSON.parse(await window.findByIds(THINGS.key, ids, false)) as Thing[];
  return found.map(({ id }) => id).sort();
}

test("[L7] what the second window writes while the first closes is written, and no write is refused", async () => {
  const openWindow = createWindows();
  const first = openWindow();
  await first.openCollection(THINGS);
  const second = openWindow();
  await second.openCollection(THINGS);
  const ids = Array.from({ length: 60 }, (_, at) => `thing-${at}`);
  const writes = ids.map(async (id, at) => {
    if (at === 20) void first.close();
    // Each in a turn of its own, so that they meet the first window open, closing and closed.
    for (let turn = 0; turn < at; turn += 1) await new Promise((next) => setImmediate(next));
    return insert(second, id);
  });
  expect((await Promise.all(writes)).flat()).toEqual([]);
  expect(await idsIn(second, ids)).toEqual([...ids].sort());
});

test("[L7] a write whose answer was lost with the window that did it is no conflict when it is asked again", async () => {
  const openWindow = createWindows();
  const first = openWindow();
  await first.openCollection(THINGS);
  await insert(first, "one");
  expect(await insert(first, "one", true)).toEqual([]);
  expect((await insert(first, "one")).map(({ documentId }) => documentId)).toEqual(["one"]);
});

test("[L6] what meets a damaged file is answered from the next one, and every window is told", async () => {
  const told: string[] = [];
  const openWindow = createWindows();
  const first = openWindow({ open: damagedAtFirst(), onDamage: () => told.push("first") });
  await first.openCollection(THINGS);
  const second = openWindow({ onDamage: () => told.push("second") });
  await second.openCollection(THINGS);
  expect(await insert(second, "one")).toEqual([]);
  expect(await idsIn(first, ["one"])).toEqual(["one"]);
  expect(told.toSorted()).toEqual(["first", "second"]);
});

test("[L6] where every file is found damaged, what is asked fails with the reason", async () => {
  const always = async () => damaged(await openInMemory(await loadSqlite(), NOTHING_BESIDE));
  const window = createWindows()({ open: always });
  await window.openCollection(THINGS);
  await expect(insert(window, "one")).rejects.toThrow("malformed");
});

/** Opens a file in which the first write finds damage, and a sound one after it. */
function damagedAtFirst(): () => Promise<StoreEngine> {
  let files = 0;
  return async () => {
    files += 1;
    const engine = await openInMemory(await loadSqlite(), NOTHING_BESIDE);
    return files === 1 ? damaged(engine) : engine;
  };
}

function damaged(engine: StoreEngine): StoreEngine {
  const malformed = Object.assign(new Error("database disk image is malformed"), { code: 11 });
  return { ...engine, bulkWrite: () => Promise.reject(malformed) };
}

test("[L7] where the store can't be opened, what is asked of it fails with the reason, sooner and later", async () => {
  const window = createWindows()({ open: () => Promise.reject(new Error("There is no room.")) });
  await expect(window.openCollection(THINGS)).rejects.toThrow("There is no room.");
  await expect(window.openCollection(THINGS)).rejects.toThrow("There is no room.");
});
