// What a fill leaves of the full-text index is put in order by the cleanup, step by step; what is found stays the same, and
// a search asks the file few questions.

import { fillWithDefaultSettings } from "rxdb";
import { beforeEach, expect, test } from "vitest";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import type { SqlConnection } from "#renderer/database/sqlite-storage/sql-connection.ts";
import type { StoreEngine } from "#renderer/database/sqlite-storage/store-engine.ts";
import { typedWords } from "#test/support/typed-words.ts";
import { loadSqlite, NOTHING_BESIDE } from "./support/memory-sqlite.ts";

const KEY = "things-0";
const BATCHES = 11;
const THINGS_AT_ONCE = 60;
const A_MONTH = 30 * 24 * 60 * 60 * 1_000;
const schema = fillWithDefaultSettings<{ id: string; title: string; text: string; began: number }>({
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 20 },
    title: { type: "string" },
    text: { type: "string" },
    began: { type: "number" },
  },
});
const plan = {
  ...NOTHING_BESIDE,
  fullText: [
    { collection: "things", groupBy: "id", orderBy: "began", head: ["title"], names: [], body: ["text"] } as const,
  ],
};

let connection: SqlConnection;
let engine: StoreEngine;
let asked: number;

beforeEach(async () => {
  connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  asked = 0;
  engine = await createEngine(
    {
      ...connection,
      query: (sql, parameters) => {
        asked += 1;
        return connection.query(sql, parameters);
      },
    },
    plan,
  );
  await engine.openCollection({ key: KEY, collection: "things", primaryPath: "id", schema });
});

async function write(batch: number): Promise<void> {
  const rows = Array.from({ length: THINGS_AT_ONCE }, (_, at) => {
    const number = batch * THINGS_AT_ONCE + at;
    const words = Array.from({ length: 30 }, (_, word) => `word${(number * 31 + word * 17) % 2_000}`).join(" ");
    const document = { id: `thing-${number}`, title: `printer ${number}`, text: words, began: number * 1_000 };
    const meta = { _deleted: false, _attachments: {}, _rev: "1-a", _meta: { lwt: 1 } };
    return { text: JSON.stringify({ ...document, ...meta }), previous: null };
  });
  expect(await engine.bulkWrite({ key: KEY, rows, isRepeat: false })).toEqual([]);
}

async function segments(): Promise<number> {
  const [row] = await connection.query("SELECT count(DISTINCT segid) FROM text_index_idx");
  return row?.[0] as number;
}

function find(text: string) {
  return engine.findText({ terms: [typedWords(text)], where: [], limit: 50 });
}

test("[L4] a cleanup merges what a fill left, and what is found is the same; daily work is left alone", async () => {
  for (let batch = 0; batch < BATCHES; batch += 1) await write(batch);
  expect(await segments()).toBeGreaterThan(2);
  const before = [await find("word12"), await find("printer word7"), await find("word")];
  while (!(await engine.cleanup(KEY, A_MONTH)));
  expect(await segments()).toBe(1);
  expect([await find("word12"), await find("printer word7"), await find("word")]).toEqual(before);

  await write(BATCHES);
  expect(await segments()).toBe(2);
  expect(await engine.cleanup(KEY, A_MONTH)).toBe(true);
  expect(await segments()).toBe(2);
  expect((await find("word"))[0]?.group).toBe(`thing-${(BATCHES + 1) * THINGS_AT_ONCE - 1}`);
});

test("[L2] a search asks as many questions for fifty hits as for one", async () => {
  for (let batch = 0; batch < 3; batch += 1) await write(batch);
  asked = 0;
  expect(await find("printer 17")).toHaveLength(11);
  const few = asked;
  asked = 0;
  expect(await find("printer")).toHaveLength(50);
  expect(asked).toBeLessThanOrEqual(few);
  expect(few).toBeLessThanOrEqual(12);
});
