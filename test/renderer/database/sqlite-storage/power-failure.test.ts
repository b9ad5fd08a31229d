// The machine falls in the middle of its work: what the disk was waited for is there, and all else is as it was at one
// moment before.

import { fillWithDefaultSettings } from "rxdb";
import { expect, test } from "vitest";
import { findSlots } from "#renderer/database/sqlite-storage/catalog.ts";
import { attachCopies, isBehindCopies } from "#renderer/database/sqlite-storage/copies.ts";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import type { StoreEngine, StorePlan } from "#renderer/database/sqlite-storage/store-engine.ts";
import { seededRandom } from "#test/support/seeded-random.ts";
import { FailingDisk, type Images } from "./support/failing-disk.ts";
import { loadSqlite } from "./support/memory-sqlite.ts";

const SEED = 20;
const FAILURES = 10;
const THINGS_AT_ONCE = 40;
const KEY = "5a".repeat(32);
const COLLECTIONS = ["things", "checkpoints", "values"] as const;
type Collection = (typeof COLLECTIONS)[number];
const plan: StorePlan = {
  indexes: [],
  fullText: [{ collection: "things", groupBy: "id", orderBy: "began", head: ["title"], names: [], body: [] }],
  tallies: [],
  irreplaceable: ["values"],
  versions: {},
};
const schema = fillWithDefaultSettings<{ id: string; title: string; began: number }>({
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 40 },
    title: { type: "string" },
    began: { type: "number" },
  },
  required: ["id", "title", "began"],
});

let opened = 0;

async function open(images: Images): Promise<{ disk: FailingDisk; engine: StoreEngine }> {
  const sqlite = await loadSqlite();
  opened += 1;
  const name = `failing-${opened}`;
  const disk = await FailingDisk.start(name, sqlite.module, images);
  sqlite.api.vfs_register(disk, false);
  sqlite.module.ccall("sqlite3mc_vfs_create", "int", ["string", "int"], [name, 1]);
  const connection = await openConnection(sqlite, { file: "store.db", vfs: `multipleciphers-${name}`, key: KEY });
  expect(await attachCopies(connection)).toBe(true);
  expect(await isBehindCopies(connection, await findSlots(connection))).toBe(false);
  const engine = await createEngine(connection, plan, { keepsCopies: true });
  for (const collection of COLLECTIONS)
    await engine.openCollection({ key: `${collection}-0`, collection, primaryPath: "id", schema });
  return { disk, engine };
}

async function write(engine: StoreEngine, collection: Collection, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id, at) => ({
    text: JSON.stringify({ id, title: `word ${id}`, began: at, _deleted: false, _rev: "1-a", _meta: { lwt: 1 } }),
    previous: null,
  }));
  expect(await engine.bulkWrite({ key: `${collection}-0`, rows, isRepeat: false })).toEqual([]);
}

async function has(engine: StoreEngine, collection: Collection, ids: readonly string[]): Promise<number> {
  return (JSON.parse(await engine.findByIds(`${collection}-0`, ids, false)) as unknown[]).length;
}

function thingsOf(batch: number): string[] {
  return Array.from({ length: THINGS_AT_ONCE }, (_, at) => `thing-${batch}-${at}`);
}

test("[S1] [L6] no value is lost, and no checkpoint is ahead of what it stands for, whenever the power fails", async () => {
  const random = seededRandom(SEED);
  let images: Images = new Map();
  let [batch, lost] = [0, 0];
  const values: string[] = [];
  for (let failure = 0; failure < FAILURES; failure += 1) {
    const { disk, engine } = await open(images);
    expect(await engine.findDamage()).toEqual([]);
    const first = batch;
    let safe = batch;
    for (let steps = 1 + Math.floor(random() * 12); steps > 0; steps -= 1) {
      batch += 1;
      await write(engine, "things", thingsOf(batch));
      await write(engine, "checkpoints", [`checkpoint-${batch}`]);
      if (random() > 0.3) continue;
      values.push(`value-${batch}`);
      await write(engine, "values", values.slice(-1));
      safe = batch;
    }
    images = disk.fail(random);
    const { disk: after, engine: left } = await open(images);
    expect(await left.findDamage()).toEqual([]);
    expect(await has(left, "values", values)).toBe(values.length);
    for (let one = first + 1; one <= batch; one += 1) {
      const isMarked = (await has(left, "checkpoints", [`checkpoint-${one}`])) === 1;
      if (isMarked || one <= safe) expect(await has(left, "things", thingsOf(one))).toBe(THINGS_AT_ONCE);
      if (!isMarked) lost += 1;
    }
    await left.close();
    images = after.fail(() => 0);
  }
  expect(values.length).toBeGreaterThan(FAILURES / 2);
  expect(lost).toBeGreaterThan(0);
});
