// Collections that are emptied as a whole: nothing of them is found any more, all else is as it was, wherever it is cut off.

import { type FilledMangoQuery, fillWithDefaultSettings } from "rxdb";
import { expect, test } from "vitest";
import { attachCopies } from "#renderer/database/sqlite-storage/copies.ts";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { isAnyLeftBehind } from "#renderer/database/sqlite-storage/left-behind.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import type { SqlConnection } from "#renderer/database/sqlite-storage/sql-connection.ts";
import type { CollectionPlan, StoreEngine, StorePlan } from "#renderer/database/sqlite-storage/store-engine.ts";
import { typedWords } from "#test/support/typed-words.ts";
import { endsWithin } from "./support/cut-off.ts";
import { createDiskFiles } from "./support/disk-files.ts";
import { loadSqlite } from "./support/memory-sqlite.ts";

const PLAN: StorePlan = {
  indexes: [{ collection: "tickets", fields: ["owner", "at"] }],
  fullText: [
    { collection: "tickets", groupBy: "id", orderBy: "at", head: ["title"], names: ["owner"], body: [] },
    { collection: "messages", groupBy: "owner", orderBy: "at", head: [], names: [], body: ["title"] },
  ],
  tallies: [{ collection: "tickets", fields: ["owner"] }],
  irreplaceable: ["operations"],
  versions: {},
};
const text = { type: "string" } as const;
const schema = fillWithDefaultSettings<Thing>({
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: { id: { type: "string", maxLength: 20 }, owner: text, title: text, at: text },
});
const COLLECTIONS = ["tickets", "messages", "operations"] as const;
const EMPTIED = ["tickets-0", "messages-0"];
const COUNT = 300;
const A_MONTH = 30 * 24 * 60 * 60 * 1_000;

interface Thing {
  id: string;
  owner: string;
  title: string;
  at: string;
}

function planOf(collection: string): CollectionPlan {
  return { key: `${collection}-0`, collection, primaryPath: "id", schema };
}

async function openOn(connection: SqlConnection, keepsCopies = false): Promise<StoreEngine> {
  const engine = await createEngine(connection, PLAN, { keepsCopies });
  for (const collection of COLLECTIONS) await engine.openCollection(planOf(collection));
  return engine;
}

async function openNew(): Promise<{ connection: SqlConnection; engine: StoreEngine }> {
  const connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  return { connection, engine: await openOn(connection) };
}

/** Tickets with a message each, and one operation. */
async function fill(engine: StoreEngine, word = "printer", count = COUNT): Promise<void> {
  await write(engine, "operations", word, 1);
  await fillAgain(engine, word, count);
}

/** The operation stands already. */
async function fillAgain(engine: StoreEngine, word: string, count = COUNT): Promise<void> {
  for (const collection of ["tickets", "messages"]) await write(engine, collection, word, count);
}

async function write(engine: StoreEngine, collection: string, word: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => ({ text: toText(collection, at, word), previous: null }));
  expect(await engine.bulkWrite({ key: `${collection}-0`, rows, isRepeat: false })).toEqual([]);
}

function toText(collection: string, at: number, word: string): string {
  const id = collection === "messages" ? `m${at}` : `t${at}`;
  const instant = new Date(1.7e12 + at * 60_000).toISOString();
  const document = { id, owner: collection === "messages" ? `t${at}` : `owner${at % 3}`, title: word, at: instant };
  return JSON.stringify({ ...document, _deleted: false, _attachments: {}, _rev: "1-a", _meta: { lwt: 1 + at } });
}

/** All that a collection answers with. */
async function answersOf(engine: StoreEngine, collection: string) {
  const key = `${collection}-0`;
  const query = (selector: object) =>
    ({
      selector: { _deleted: { $eq: false }, ...selector },
      sort: [{ id: "asc" }],
      skip: 0,
    }) as FilledMangoQuery<unknown>;
  const changed = await engine.changedSince(key, 2 * COUNT, null);
  return {
    listed: (JSON.parse(await engine.query(key, query({}))) as unknown[]).length,
    counted: await engine.count(key, query({ owner: { $in: ["owner1", "t7"] } })),
    byId: (JSON.parse(await engine.findByIds(key, ["t1", "m1", "t0"], true)) as unknown[]).length,
    changed: (JSON.parse(changed.documents) as unknown[]).length,
  };
}

async function find(engine: StoreEngine, typed: string): Promise<number> {
  return (await engine.findText({ terms: [typedWords(typed)], where: [], limit: 2 * COUNT })).length;
}

const NOTHING = { listed: 0, counted: 0, byId: 0, changed: 0 };

async function stateOf(engine: StoreEngine) {
  return {
    tickets: await answersOf(engine, "tickets"),
    messages: await answersOf(engine, "messages"),
    operations: await answersOf(engine, "operations"),
    found: await find(engine, "pri"),
    names: await find(engine, "owner1"),
    damage: await engine.findDamage(),
  };
}

/** What is asked of the engine stands behind the steps that give room back. */
async function untilGivenBack(engine: StoreEngine, connection: SqlConnection): Promise<void> {
  do await engine.findDamage();
  while (await isAnyLeftBehind(connection));
}

async function pagesOf(connection: SqlConnection) {
  const [[all = 0] = [], [free = 0] = []] = [
    ...(await connection.query("PRAGMA page_count")),
    ...(await connection.query("PRAGMA freelist_count")),
  ];
  return { all: all as number, free: free as number };
}

test("[S8] nothing of what was emptied is read, counted or found any more, and all else is as it was", async () => {
  const { connection, engine } = await openNew();
  await fill(engine);
  const { operations, ...filled } = await stateOf(engine);
  expect(filled).toMatchObject({ found: COUNT, names: COUNT / 3, tickets: { listed: COUNT, counted: COUNT / 3 } });
  const last = await engine.emptyCollections(EMPTIED);
  expect([...last].map(([key, document]) => [key, JSON.parse(document).id])).toEqual([
    ["tickets-0", `t${COUNT - 1}`],
    ["messages-0", `m${COUNT - 1}`],
  ]);
  const empty = { tickets: NOTHING, messages: NOTHING, operations, found: 0, names: 0, damage: [] };
  expect(await stateOf(engine)).toEqual(empty);
  await untilGivenBack(engine, connection);
  expect(await stateOf(engine)).toEqual(empty);
  expect(await engine.emptyCollections(EMPTIED)).toEqual(new Map());
});

test("the room of what was emptied is used again", async () => {
  const { connection, engine } = await openNew();
  await fill(engine);
  const sizes: number[] = [];
  for (const word of ["scanner", "keyboard", "monitor"]) {
    const { all } = await pagesOf(connection);
    await engine.emptyCollections(EMPTIED);
    await untilGivenBack(engine, connection);
    expect((await pagesOf(connection)).free).toBeGreaterThan(all / 2);
    await fillAgain(engine, word);
    sizes.push((await pagesOf(connection)).all);
    expect([await find(engine, word), await find(engine, "printer")]).toEqual([COUNT, 0]);
  }
  expect(sizes[2]).toBe(sizes[1]);
  expect(await engine.findDamage()).toEqual([]);
});

test("what is fetched anew while room is given back is all there, and what went is not", async () => {
  const { connection, engine } = await openNew();
  await fill(engine);
  await engine.emptyCollections(EMPTIED);
  await fillAgain(engine, "scanner");
  await engine.emptyCollections(EMPTIED);
  await fillAgain(engine, "keyboard");
  const before = await stateOf(engine);
  expect(before).toMatchObject({ tickets: { listed: COUNT }, messages: { listed: COUNT }, found: 0, names: COUNT / 3 });
  await untilGivenBack(engine, connection);
  expect(await stateOf(engine)).toEqual(before);
  expect([await find(engine, "keyb"), await find(engine, "scan")]).toEqual([COUNT, 0]);
});

test("[S4] [P5] emptying that is cut off anywhere leaves all of it or nothing, and what is nowhere else in any case", async () => {
  const seen = new Set<string>();
  for (let statements = 1; !seen.has("given back"); statements += 7) {
    const { connection, engine } = await openNew();
    await fill(engine, "printer", 20);
    const before = await stateOf(engine);
    const isDone = await emptyUntil(connection, statements);
    const again = await openOn(connection);
    const isLeft = await isAnyLeftBehind(connection);
    const after = await stateOf(again);
    const isEmpty = after.tickets.listed === 0;
    const { operations } = before;
    const empty = { tickets: NOTHING, messages: NOTHING, operations, found: 0, names: 0, damage: [] };
    expect(after).toEqual(isEmpty ? empty : before);
    await untilGivenBack(again, connection);
    expect(await stateOf(again)).toEqual(after);
    seen.add(!isEmpty ? "as before" : isDone ? "given back" : isLeft ? "left behind" : "gone");
    await again.close();
  }
  expect([...seen]).toEqual(expect.arrayContaining(["as before", "left behind", "given back"]));
});

test("what could not be given back, on a full disk say, is given back behind a later cleanup", async () => {
  const connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  let [isFull, refused] = [true, 0];
  const engine = await openOn({
    ...connection,
    async exec(sql) {
      if (!isFull || !sql.startsWith("DROP")) return connection.exec(sql);
      refused += 1;
      throw new Error("database or disk is full");
    },
  });
  await fill(engine);
  await engine.emptyCollections(EMPTIED);
  await engine.findDamage();
  await engine.findDamage();
  expect([refused, await isAnyLeftBehind(connection)]).toEqual([1, true]);
  isFull = false;
  await engine.cleanup("operations-0", A_MONTH);
  for (let step = 0; step < 50; step += 1) await engine.findDamage();
  expect(await isAnyLeftBehind(connection)).toBe(false);
  expect(await stateOf(engine)).toMatchObject({ tickets: NOTHING, operations: { listed: 1 }, found: 0, damage: [] });
});

test("where one collection is emptied, the words of another are still found", async () => {
  const { engine } = await openNew();
  await fill(engine);
  await engine.emptyCollections(["tickets-0"]);
  const { tickets, messages, found, names, damage } = await stateOf(engine);
  expect([tickets, messages.listed, found, names, damage]).toEqual([NOTHING, COUNT, COUNT, 0, []]);
});

test("[S1] what is nowhere else is not emptied, and keeps its copies while all else is", async () => {
  const files = createDiskFiles();
  const connection = await files.open(1);
  expect(await attachCopies(connection)).toBe(true);
  const engine = await openOn(connection, true);
  await fill(engine);
  await expect(engine.emptyCollections(["tickets-0", "operations-0"])).rejects.toThrow("nowhere else");
  expect((await stateOf(engine)).tickets.listed).toBe(COUNT);
  await engine.emptyCollections(EMPTIED);
  await untilGivenBack(engine, connection);
  const copies = await connection.query("SELECT key, id FROM document_copies");
  expect(copies).toEqual([["operations-0", "t0"]]);
  expect(await stateOf(engine)).toMatchObject({ tickets: NOTHING, operations: { listed: 1 }, damage: [] });
});

/** @returns whether it came to its end. */
function emptyUntil(connection: SqlConnection, statements: number): Promise<boolean> {
  return endsWithin(statements, connection, async (mortal) => {
    const engine = await openOn(mortal);
    await engine.emptyCollections(EMPTIED);
    await untilGivenBack(engine, mortal);
  });
}
