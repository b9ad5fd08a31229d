// What is typed is found: through RxDB, as documents are written, changed, deleted and forgotten.

import { createRxDatabase, type RxCollection, type RxDatabase, randomToken } from "rxdb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import type { StorePlan } from "#renderer/database/sqlite-storage/store-engine.ts";
import { memorySqlite } from "./support/memory-sqlite.ts";

const PLAN: StorePlan = {
  indexes: [],
  fullText: [
    { collection: "things", groupBy: "id", orderBy: "at", head: ["title", "code"], body: ["text"] },
    { collection: "remarks", groupBy: "thing", orderBy: "at", head: [], body: ["words"] },
  ],
  tallies: [],
  irreplaceable: [],
};

const text = { type: "string" } as const;
const key = { type: "string", maxLength: 40 } as const;

interface Thing {
  id: string;
  title: string;
  code: string;
  text: string;
  at: string;
}
interface Remark {
  id: string;
  thing: string;
  words: string;
  at: string;
}

let storage: SqliteStorage;
let database: RxDatabase<{ things: RxCollection<Thing>; remarks: RxCollection<Remark> }>;

beforeEach(async () => {
  storage = memorySqlite(PLAN);
  database = await createRxDatabase({ name: randomToken(10), storage, multiInstance: false });
  await database.addCollections({
    things: {
      schema: {
        version: 0,
        primaryKey: "id",
        type: "object",
        properties: { id: key, title: text, code: text, text, at: text },
      },
    },
    remarks: {
      schema: {
        version: 0,
        primaryKey: "id",
        type: "object",
        properties: { id: key, thing: key, words: text, at: text },
      },
    },
  });
});

afterEach(async () => {
  await database.close();
});

function thing(id: string, title: string, other: Partial<Thing> = {}): Thing {
  return { id, title, code: `NR-${id}`, text: "", at: "2026-01-01T00:00:00.000Z", ...other };
}

function remark(id: string, of: string, words: string, at = "2026-02-01T00:00:00.000Z"): Remark {
  return { id, thing: of, words, at };
}

async function find(typed: string, limit = 50): Promise<string[]> {
  return (await storage.findText(database.name, { text: typed, limit })).map(({ group }) => group);
}

describe("[L4] full text", () => {
  test.each([
    ["a whole word", "printer"],
    ["its beginning", "prin"],
    ["in other letters", "PRINTER"],
    ["without its accents", "grun"],
    ["with them", "GRÜN"],
    ["what is joined by marks, taken apart", "NR-one"],
    ["words of the subject and of a message", "printer smoke"],
    ["the beginning of each", "pri smo grü"],
    ["marks and spaces around", "  «printer»!  "],
  ])("finds by %s", async (_name, typed) => {
    await database.things.insert(thing("one", "The printer is grün"));
    await database.things.insert(thing("two", "Another matter"));
    await database.remarks.insert(remark("r1", "one", "It gives off smoke"));
    expect(await find(typed)).toEqual(["one"]);
  });

  test.each([
    ["nothing", ""],
    ["marks alone", "?!"],
    ["a word that nothing has", "unicorn"],
    ["a word within a word", "inter"],
    ["words of two different things", "printer matter"],
    ["what SQL or FTS5 would take for its own", 'x" OR head:printer NOT * ('],
  ])("finds nothing for %s", async (_name, typed) => {
    await database.things.insert(thing("one", "The printer is grün"));
    await database.things.insert(thing("two", "Another matter"));
    expect(await find(typed)).toEqual([]);
  });

  test("what has the words in its head comes first, then the newest", async () => {
    await database.things.bulkInsert([
      thing("old", "Nothing", { at: "2026-01-01T00:00:00.000Z" }),
      thing("head", "An invoice", { at: "2025-01-01T00:00:00.000Z" }),
      thing("new", "Nothing", { at: "2026-03-01T00:00:00.000Z", text: "an invoice" }),
    ]);
    await database.remarks.insert(remark("r", "old", "invoices"));
    expect(await find("invoice")).toEqual(["head", "new", "old"]);
    expect(await find("invoice", 2)).toEqual(["head", "new"]);
  });

  test("tells which document holds it", async () => {
    await database.things.insert(thing("one", "Nothing"));
    await database.remarks.insert(remark("r1", "one", "smoke"));
    expect(await storage.findText(database.name, { text: "smoke", limit: 1 })).toEqual([
      { group: "one", collection: "remarks", documentId: "r1", isInHead: false },
    ]);
  });

  test("follows a change, a deletion and what comes back", async () => {
    const one = await database.things.insert(thing("one", "printer"));
    const changed = await one.incrementalPatch({ title: "scanner" });
    expect([await find("printer"), await find("scanner")]).toEqual([[], ["one"]]);
    await changed.remove();
    expect(await find("scanner")).toEqual([]);
    await database.things.insert(thing("one", "copier"));
    expect([await find("scanner"), await find("copier")]).toEqual([[], ["one"]]);
  });

  test("finds all of many with a word, and a few among many", async () => {
    const things = Array.from({ length: 700 }, (_, at) =>
      thing(`t${at}`, at % 100 === 7 ? "common rare" : "common", { at: new Date(1.7e12 + at * 60_000).toISOString() }),
    );
    await database.things.bulkInsert(things);
    expect((await find("comm", 1_000)).length).toBe(700);
    expect(await find("common rare")).toEqual(["t607", "t507", "t407", "t307", "t207", "t107", "t7"]);
    expect((await find("common", 3)).length).toBe(3);
  });

  test("where many words begin alike, each is still found", async () => {
    const things = Array.from({ length: 300 }, (_, at) => thing(`t${at}`, `alike${at}`));
    await database.things.bulkInsert(things);
    expect((await find("alike", 1_000)).length).toBe(300);
    expect(await find("alike299")).toEqual(["t299"]);
  });

  test("a write that fails leaves no word behind", async () => {
    await database.things.insert(thing("one", "printer"));
    const { error } = await database.things.bulkInsert([thing("one", "scanner"), thing("two", "copier")]);
    expect(error.length).toBe(1);
    expect([await find("scanner"), await find("copier"), await find("printer")]).toEqual([[], ["two"], ["one"]]);
  });

  test("forgotten documents leave no word behind", async () => {
    const one = await database.things.insert(thing("one", "printer"));
    await one.remove();
    await database.things.storageInstance.cleanup(0);
    await database.things.insert(thing("two", "prince"));
    expect(await find("prin")).toEqual(["two"]);
  });
});
