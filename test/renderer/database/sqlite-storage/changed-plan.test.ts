// A store that stands already, opened by an app that asks for other things beside the documents than the one before.

import { type FilledMangoQuery, fillWithDefaultSettings } from "rxdb";
import { beforeEach, expect, test } from "vitest";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import type { SqlConnection } from "#renderer/database/sqlite-storage/sql-connection.ts";
import type { CollectionPlan, StoreEngine, StorePlan } from "#renderer/database/sqlite-storage/store-engine.ts";
import { typedWords } from "#test/support/typed-words.ts";
import { endsWithin } from "./support/cut-off.ts";
import { loadSqlite, NOTHING_BESIDE } from "./support/memory-sqlite.ts";

interface Thing {
  id: string;
  owner: string;
  title: string;
  at: string;
}

const text = { type: "string" } as const;
const THINGS: CollectionPlan = {
  key: "things-0",
  collection: "things",
  primaryPath: "id",
  schema: fillWithDefaultSettings<Thing>({
    version: 0,
    primaryKey: "id",
    type: "object",
    properties: { id: { type: "string", maxLength: 20 }, owner: text, title: text, at: text },
  }),
};

const byOwner: StorePlan = {
  indexes: [{ collection: "things", fields: ["owner", "at"] }],
  fullText: [{ collection: "things", groupBy: "owner", orderBy: "at", head: ["title"], names: [], body: [] }],
  tallies: [{ collection: "things", fields: ["owner"] }],
  irreplaceable: [],
  versions: {},
};
const byId: StorePlan = {
  indexes: [{ collection: "things", fields: ["at"] }],
  fullText: [{ collection: "things", groupBy: "id", orderBy: "at", head: [], names: [], body: ["title"] }],
  tallies: [{ collection: "things", fields: ["owner", "title"] }],
  irreplaceable: [],
  versions: {},
};
const PLANS = { NOTHING_BESIDE, byOwner, byId };
type PlanName = keyof typeof PLANS;

const COUNT = 60;
let connection: SqlConnection;

beforeEach(async () => {
  connection = await openConnection(await loadSqlite(), { file: ":memory:" });
});

async function openWith(plan: PlanName, on = connection): Promise<StoreEngine> {
  const engine = await createEngine(on, PLANS[plan]);
  await engine.openCollection(THINGS);
  return engine;
}

async function fill(engine: StoreEngine): Promise<void> {
  const documents = Array.from({ length: COUNT }, (_, at) => ({
    id: `t${at}`,
    owner: `o${at % 4}`,
    title: at % 10 === 3 ? "printer" : "scanner",
    at: new Date(1.7e12 + at * 60_000).toISOString(),
    _deleted: at >= COUNT - 5,
    _attachments: {},
    _rev: "1-a",
    _meta: { lwt: 1 + at },
  }));
  const rows = documents.map((document) => ({ text: JSON.stringify(document), previous: null }));
  await engine.bulkWrite({ key: THINGS.key, rows, isRepeat: false });
}

/** All that is answered from what is kept beside the documents, and whether SQLite finds the file as it should be. */
async function answersOf(engine: StoreEngine) {
  const selector = { _deleted: { $eq: false }, owner: { $eq: "o1" } };
  const query = { selector, sort: [{ at: "asc" }, { id: "asc" }], skip: 0 } as FilledMangoQuery<unknown>;
  const listed = JSON.parse(await engine.query(THINGS.key, query)) as Thing[];
  const found = await engine.findText({ terms: [typedWords("print")], where: [], limit: 50 });
  return {
    listed: listed.map(({ id }) => id),
    counted: await engine.count(THINGS.key, query),
    found: found.map(({ group, document, isInHead }) => [group, document?.id, isInHead]),
    tallied: await connection.query("SELECT combination, number FROM tallies ORDER BY combination"),
    indexes: await connection.query("SELECT sql FROM sqlite_master WHERE sql LIKE '% (deleted, %' ORDER BY sql"),
    damage: await engine.findDamage(),
  };
}

const CHANGES: [PlanName, PlanName][] = [
  ["NOTHING_BESIDE", "byOwner"],
  ["byOwner", "byId"],
  ["byId", "byOwner"],
  ["byOwner", "NOTHING_BESIDE"],
];

test.each(CHANGES)("[L8] a store of %s opened with %s answers as one that was filled so", async (before, after) => {
  await fill(await openWith(before));
  const changed = await answersOf(await openWith(after));
  connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  const fresh = await openWith(after);
  await fill(fresh);
  expect(changed).toEqual(await answersOf(fresh));
  expect(changed.found.length).toBe(after === "NOTHING_BESIDE" ? 0 : after === "byOwner" ? 2 : 6);
});

test("[L8] a change of plan that is cut off anywhere leaves the store as it was, and is made at the next start", async () => {
  await fill(await openWith("byOwner"));
  const before = await answersOf(await openWith("byOwner"));
  let cuts = 0;
  for (
    let statements = 1;
    !(await endsWithin(statements, connection, (mortal) => openWith("byId", mortal)));
    statements += 9
  ) {
    cuts += 1;
    expect(await answersOf(await openWith("byOwner"))).toEqual(before);
  }
  expect(cuts).toBeGreaterThan(5);
  expect((await answersOf(await openWith("byId"))).found.length).toBe(6);
});

test("[L8] a store of the first format finds what it found before", async () => {
  await fill(await openWith("byOwner"));
  const before = await answersOf(await openWith("byOwner"));
  await connection.exec(`
    DROP TABLE text_index;
    DROP TABLE text_heads; DROP TABLE text_names;
    CREATE VIRTUAL TABLE text_index USING fts5(
      head, body, content = '', contentless_delete = 1, tokenize = 'ascii', detail = column, prefix = '2 3');
    PRAGMA user_version = 1;`);
  expect(await answersOf(await openWith("byOwner"))).toEqual(before);
});
