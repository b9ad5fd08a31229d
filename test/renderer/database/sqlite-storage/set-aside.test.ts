// A damaged file is set aside and another takes its place: what happens where that is itself cut short.

import { fillWithDefaultSettings } from "rxdb";
import { expect, test } from "vitest";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import { openStore, type StoreFiles } from "#renderer/database/sqlite-storage/open-store.ts";
import type { SqlConnection } from "#renderer/database/sqlite-storage/sql-connection.ts";
import type { CollectionPlan, StorePlan } from "#renderer/database/sqlite-storage/store-engine.ts";
import { loadSqlite } from "./support/memory-sqlite.ts";

const WORDS: CollectionPlan = {
  key: "words-0",
  collection: "words",
  primaryPath: "id",
  schema: fillWithDefaultSettings<{ id: string; text: string }>({
    version: 0,
    primaryKey: "id",
    type: "object",
    properties: { id: { type: "string", maxLength: 20 }, text: { type: "string" } },
  }),
};
const PLAN: StorePlan = { indexes: [], fullText: [], tallies: [], irreplaceable: ["words"], versions: {} };
const UNSENT = {
  id: "one",
  text: "never sent",
  _deleted: false,
  _attachments: {},
  _rev: "1-a",
  _meta: { lwt: 1 },
};

/** Files that outlive whoever opened them. `alter` stands between them and whoever opens them next. */
function createFiles() {
  const opened = new Map<number, SqlConnection>();
  const marked = new Set<number>();
  const held = { alter: (_generation: number, connection: SqlConnection) => connection };
  const files: StoreFiles = {
    generations: async () => [...opened.keys()],
    isMarked: async (generation) => marked.has(generation),
    mark: async (generation) => void marked.add(generation),
    async open(generation) {
      const connection = opened.get(generation) ?? (await openConnection(await loadSqlite(), { file: ":memory:" }));
      opened.set(generation, connection);
      return held.alter(generation, { ...connection, close: () => Promise.resolve() });
    },
    openCopies: null,
  };
  return { files, held };
}

/** The disk is full when the first table of the file is to be made. */
function full(connection: SqlConnection): SqlConnection {
  const exec = (sql: string) =>
    sql.includes("CREATE TABLE") ? Promise.reject(new Error("database or disk is full")) : connection.exec(sql);
  return { ...connection, exec };
}

async function damagedWithUnsentWords() {
  const { files, held } = createFiles();
  const engine = await openStore(files, PLAN);
  await engine.openCollection(WORDS);
  await engine.bulkWrite({
    key: WORDS.key,
    rows: [{ text: JSON.stringify(UNSENT), previous: null }],
    isRepeat: false,
  });
  await files.mark(1);
  return { files, held };
}

async function wordsIn(files: StoreFiles): Promise<unknown> {
  const engine = await openStore(files, PLAN);
  await engine.openCollection(WORDS);
  return JSON.parse(await engine.findByIds(WORDS.key, ["one"], false));
}

test("[L6] [S1] what was unsent is brought over where the first attempt met a full disk", async () => {
  const { files, held } = await damagedWithUnsentWords();
  held.alter = (generation, connection) => (generation === 2 ? full(connection) : connection);
  await expect(openStore(files, PLAN)).rejects.toThrow("disk is full");
  held.alter = (_generation, connection) => connection;
  expect(await wordsIn(files)).toMatchObject([{ text: "never sent" }]);
});

test("[L6] [S1] also where the file that was to take its place is damaged before anything was in it", async () => {
  const { files, held } = await damagedWithUnsentWords();
  held.alter = (generation, connection) => (generation === 2 ? full(connection) : connection);
  await expect(openStore(files, PLAN)).rejects.toThrow("disk is full");
  held.alter = (_generation, connection) => connection;
  await files.mark(2);
  expect(await wordsIn(files)).toMatchObject([{ text: "never sent" }]);
});
