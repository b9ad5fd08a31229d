// A store as an earlier version of the app left it, when names had no words of their own.

import { fillWithDefaultSettings } from "rxdb";
import { expect, test } from "vitest";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import type { CollectionPlan, StorePlan } from "#renderer/database/sqlite-storage/store-engine.ts";
import { typedWords } from "#test/support/typed-words.ts";
import { loadSqlite } from "./support/memory-sqlite.ts";

const text = { type: "string" } as const;
const THINGS: CollectionPlan = {
  key: "things-0",
  collection: "things",
  primaryPath: "id",
  schema: fillWithDefaultSettings<{ id: string; title: string; owner: string; at: string }>({
    version: 0,
    primaryKey: "id",
    type: "object",
    properties: { id: { type: "string", maxLength: 20 }, title: text, owner: text, at: text },
  }),
};
const PLAN: StorePlan = {
  indexes: [],
  fullText: [{ collection: "things", groupBy: "id", orderBy: "at", head: ["title"], names: ["owner"], body: [] }],
  tallies: [],
  irreplaceable: [],
  versions: {},
};

const FORMAT_1 = `
  DROP TABLE text_index;
  DROP TABLE text_heads;
  DROP TABLE text_names;
  CREATE VIRTUAL TABLE text_index USING fts5(
    head, body, content = '', contentless_delete = 1, tokenize = 'ascii', detail = column, prefix = '2 3');
  UPDATE collections SET layout = replace(layout, '"names":["owner"],', '');
  PRAGMA user_version = 1;`;

test("[L8] is brought to the present format, and what it holds is found by its names", async () => {
  const connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  const before = await createEngine(connection, PLAN);
  await before.openCollection(THINGS);
  const document = { id: "one", title: "printer", owner: "Smith", at: "2026-01-01T00:00:00.000Z" };
  const meta = { _deleted: false, _attachments: {}, _rev: "1-a", _meta: { lwt: 1 } };
  const rows = [{ text: JSON.stringify({ ...document, ...meta }), previous: null }];
  await before.bulkWrite({ key: THINGS.key, rows, isRepeat: false });
  await connection.exec(FORMAT_1);

  const engine = await createEngine(connection, PLAN);
  await engine.openCollection(THINGS);
  const terms = [typedWords("smi", { inNames: true })];
  const found = await engine.findText({ terms, where: [], limit: 10 });
  expect(found.map(({ group }) => group)).toEqual(["one"]);
  expect(await engine.findDamage()).toEqual([]);
  expect(await connection.query("PRAGMA user_version")).toEqual([[3]]);
});
