// Windows of different versions of the app on one store: real channels and real engines, within one process. Only the
// newest has the store; what an older one was told to be written is there, and what it was not told fails by a name.

import { BroadcastChannel } from "node:worker_threads";
import { fillWithDefaultSettings, randomToken } from "rxdb";
import { afterEach, expect, test } from "vitest";
import { toStoreVersion } from "#renderer/database/sqlite-storage/catalog.ts";
import { isNewerVersion } from "#renderer/database/sqlite-storage/newer-version.ts";
import { openStore } from "#renderer/database/sqlite-storage/open-store.ts";
import {
  type Channel,
  type SharedEngineOptions,
  shareEngine,
} from "#renderer/database/sqlite-storage/shared-engine.ts";
import type { CollectionPlan, StoreEngine, StorePlan } from "#renderer/database/sqlite-storage/store-engine.ts";
import { processLocks } from "#renderer/sync/exclusively.ts";
import { createDiskFiles } from "./support/disk-files.ts";
import { NOTHING_BESIDE } from "./support/memory-sqlite.ts";

interface Word {
  id: string;
}

/** An app whose schema of the words has this version. */
function planOf(version: number): StorePlan {
  return { ...NOTHING_BESIDE, irreplaceable: ["words"], versions: { words: version } };
}

function wordsOf(version: number): CollectionPlan {
  const schema = fillWithDefaultSettings<Word>({
    version,
    primaryKey: "id",
    type: "object",
    properties: { id: { type: "string", maxLength: 20 } },
  });
  return { key: `words-${version}`, collection: "words", primaryPath: "id", schema };
}

let opened: StoreEngine[] = [];
let channels: BroadcastChannel[] = [];

afterEach(async () => {
  for (const window of opened) await window.close();
  for (const channel of channels) channel.close();
  [opened, channels] = [[], []];
});

type WindowOptions = Partial<Pick<SharedEngineOptions, "onNewer" | "closeWithin" | "whileOwner" | "open">>;

/** One store, its files and its windows. */
function createStore() {
  const [name, exclusively, files] = [randomToken(10), processLocks(), createDiskFiles()];
  const channel = () => {
    const one = new BroadcastChannel(name);
    channels.push(one);
    return one;
  };
  return {
    files,
    channel,
    exclusively: <T>(work: () => Promise<T>) => exclusively(name, work),
    /** A window of an app whose schema has this version. */
    openWindow(version: number, options: WindowOptions = {}): StoreEngine {
      const window = shareEngine({
        channel: new BroadcastChannel(name) as unknown as Channel,
        name: randomToken(10),
        version: toStoreVersion(planOf(version)),
        whileOwner: (work, signal) => exclusively(name, work, { signal }),
        open: () => openStore(files, planOf(version)),
        ...options,
      });
      opened.push(window);
      return window;
    },
  };
}

function write(window: StoreEngine, id: string, version = 0): ReturnType<StoreEngine["bulkWrite"]> {
  const document = { id, _deleted: false, _attachments: {}, _rev: "1-a", _meta: { lwt: 1 } };
  const rows = [{ text: JSON.stringify(document), previous: null }];
  return window.bulkWrite({ key: wordsOf(version).key, rows, isRepeat: false });
}

/** What the newer app does with the words of the one before. */
async function migrate(window: StoreEngine): Promise<string[]> {
  await window.openCollection(wordsOf(1));
  await window.openCollection(wordsOf(0));
  const former = await idsIn(window, 0);
  for (const id of former) await write(window, id, 1);
  await window.removeCollection(wordsOf(0).key);
  return former;
}

async function idsIn(window: StoreEngine, version: number): Promise<string[]> {
  const changed = await window.changedSince(wordsOf(version).key, 1_000, null);
  return (JSON.parse(changed.documents) as Word[]).map(({ id }) => id).sort();
}

/** Told that it is to close, and closed by whoever uses it once `last` is done. */
function closingWindow(store: ReturnType<typeof createStore>, last: (window: StoreEngine) => Promise<unknown>) {
  let isClosed = () => {};
  const closed = new Promise<void>((resolve) => {
    isClosed = resolve;
  });
  const window = store.openWindow(0, {
    onNewer: async () => {
      await last(window);
      await window.close();
      isClosed();
    },
  });
  return { window, closed };
}

test("[L8] [S1] the owner of an older version writes what it still has to write, then the newer has the store with all of it", async () => {
  const store = createStore();
  const { window: old, closed } = closingWindow(store, (window) => write(window, "typed-last"));
  await old.openCollection(wordsOf(0));
  const writes = ["one", "two", "three"].map((id) => write(old, id));
  const newer = store.openWindow(1);
  expect(await migrate(newer)).toEqual(["one", "three", "two", "typed-last"]);
  await closed;
  expect((await Promise.all(writes)).flat()).toEqual([]);
  expect(await idsIn(newer, 1)).toEqual(["one", "three", "two", "typed-last"]);
});

test("[L7] [L8] three windows: both older ones write to the end, whichever of them owns the file", async () => {
  const store = createStore();
  const first = closingWindow(store, (window) => write(window, "of the first"));
  await first.window.openCollection(wordsOf(0));
  // It goes on when the first is closed, and is answered by the file that it then owns.
  const second = closingWindow(store, async (window) => {
    await first.closed;
    await write(window, "of the second");
  });
  await second.window.openCollection(wordsOf(0));
  const newer = store.openWindow(1);
  expect(await migrate(newer)).toEqual(["of the first", "of the second"]);
});

test("[L8] [S1] an older window that does not close loses the store all the same: what was acknowledged stands, what is asked after that fails by name", async () => {
  const store = createStore();
  const old = store.openWindow(0, { closeWithin: 0 });
  await old.openCollection(wordsOf(0));
  const writes = Array.from({ length: 20 }, (_, at) => write(old, `word-${at}`));
  const newer = store.openWindow(1);
  const migrated = await migrate(newer);
  const results = await Promise.allSettled(writes);
  const acknowledged = results.flatMap(({ status }, at) => (status === "fulfilled" ? [`word-${at}`] : []));
  expect(migrated).toEqual(expect.arrayContaining(acknowledged));
  await expect(write(old, "too-late")).rejects.toSatisfy(isNewerVersion);
  expect(await idsIn(newer, 1)).toEqual(migrated);
  expect(await newer.findDamage()).toEqual([]);
});

test("[L8] [S1] what an older window asked of another is not called failed while that one still carries it out", async () => {
  const store = createStore();
  let carryOn = () => {};
  const isHeldUp = new Promise<void>((resolve) => {
    carryOn = resolve;
  });
  const owner = store.openWindow(0, {
    async open() {
      const engine = await openStore(store.files, planOf(0));
      const bulkWrite: StoreEngine["bulkWrite"] = (rows) => isHeldUp.then(() => engine.bulkWrite(rows));
      return { ...engine, bulkWrite };
    },
  });
  await owner.openCollection(wordsOf(0));
  let giveUp = () => {};
  const isGivenUp = new Promise<void>((resolve) => {
    giveUp = resolve;
  });
  const other = store.openWindow(0, {
    closeWithin: 3_000,
    whileOwner: (_work, signal) => new Promise(() => signal.addEventListener("abort", giveUp)),
  });
  await other.openCollection(wordsOf(0));
  const writing = write(other, "asked before");
  store.openWindow(1);
  await isGivenUp;
  carryOn();
  expect(await writing).toEqual([]);
});

test("[L8] a window of an older version that opens beside a newer one is refused by name, and the newer goes on", async () => {
  const store = createStore();
  const newer = store.openWindow(1);
  await newer.openCollection(wordsOf(1));
  await write(newer, "one", 1);
  let told = 0;
  const old = store.openWindow(0, {
    onNewer: () => {
      told += 1;
    },
  });
  await expect(old.openCollection(wordsOf(0))).rejects.toSatisfy(isNewerVersion);
  await expect(write(old, "lost")).rejects.toSatisfy(isNewerVersion);
  expect(told).toBe(1);
  await newer.close();
  await expect(old.openCollection(wordsOf(0))).rejects.toSatisfy(isNewerVersion);
});

test("[L8] it is refused at once also where the browser goes on waiting for the file, and never opens it", async () => {
  const store = createStore();
  const newer = store.openWindow(1);
  await newer.openCollection(wordsOf(1));
  let waited = Promise.resolve();
  const old = store.openWindow(0, {
    whileOwner: (work) => {
      waited = store.exclusively(work);
      return waited;
    },
  });
  await expect(old.openCollection(wordsOf(0))).rejects.toSatisfy(isNewerVersion);
  await old.close();
  await newer.close();
  await waited;
  const again = store.openWindow(1);
  await again.openCollection(wordsOf(1));
  expect(await idsIn(again, 1)).toEqual([]);
});

test("[L8] a store that a newer version has migrated is refused by name where no window has it open, and left as it is", async () => {
  const store = createStore();
  const first = store.openWindow(0);
  await first.openCollection(wordsOf(0));
  await write(first, "one");
  await first.close();
  const newer = store.openWindow(1);
  await migrate(newer);
  await newer.close();
  const old = store.openWindow(0);
  await expect(old.openCollection(wordsOf(0))).rejects.toSatisfy(isNewerVersion);
  await old.close();
  const again = store.openWindow(1);
  await again.openCollection(wordsOf(1));
  expect(await idsIn(again, 1)).toEqual(["one"]);
  expect(await store.files.generations()).toEqual([1]);
});

test("[L8] a store whose migration was cut off is refused by an older version too: a part of the words is there alone", async () => {
  const store = createStore();
  const newer = store.openWindow(1);
  await newer.openCollection(wordsOf(1));
  await newer.close();
  await expect(store.openWindow(0).openCollection(wordsOf(0))).rejects.toSatisfy(isNewerVersion);
});

test("[L7] what windows of another build say is passed over, whatever it is", async () => {
  const store = createStore();
  const window = store.openWindow(0);
  await window.openCollection(wordsOf(0));
  const version = toStoreVersion(planOf(0));
  const other = store.channel();
  const strange = [
    null,
    "owner",
    7,
    {},
    { type: "owner" },
    { type: "unheard-of", version, isOwner: true },
    { type: "answer", to: "nobody", answer: { id: 1, result: null }, version, isOwner: false },
    { version: version - 1, isOwner: true },
  ];
  for (const word of strange) other.postMessage(word);
  // What it can't do is told to whoever asked.
  const answered = new Promise<unknown>((resolve) => {
    other.onmessage = (event) => {
      const { data } = event as MessageEvent<{ type: string }>;
      if (data.type === "answer") resolve(data);
    };
  });
  other.postMessage({ type: "call", from: "me", call: { id: 3, method: "dance", parameters: [] }, version });
  expect(await answered).toMatchObject({ to: "me", answer: { id: 3, fault: { name: "TypeError" } } });
  expect(await write(window, "one")).toEqual([]);
  expect(await idsIn(window, 0)).toEqual(["one"]);
});

test("what a window is made for grows with the version of any collection, and with a new collection", () => {
  const versionOf = (versions: Record<string, number>) => toStoreVersion({ ...NOTHING_BESIDE, versions });
  expect(versionOf({ words: 1 })).toBeGreaterThan(versionOf({ words: 0 }));
  expect(versionOf({ words: 0, values: 0 })).toBeGreaterThan(versionOf({ words: 0 }));
});
