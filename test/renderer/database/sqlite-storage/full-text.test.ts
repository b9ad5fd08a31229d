// What is typed is found: through RxDB, as documents are written, changed, deleted and forgotten.

import { createRxDatabase, type RxCollection, type RxDatabase, randomToken } from "rxdb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import type { GroupCondition, StorePlan, TextTerm } from "#renderer/database/sqlite-storage/store-engine.ts";
import { typedWords } from "#test/support/typed-words.ts";
import { memorySqlite } from "./support/memory-sqlite.ts";

const PLAN: StorePlan = {
  indexes: [],
  fullText: [
    { collection: "things", groupBy: "id", orderBy: "at", head: ["title", "code"], names: ["name"], body: ["text"] },
    { collection: "remarks", groupBy: "thing", orderBy: "at", head: [], names: [], body: ["words"] },
  ],
  tallies: [],
  irreplaceable: [],
  versions: {},
};

const text = { type: "string" } as const;
const key = { type: "string", maxLength: 40 } as const;

interface Thing {
  id: string;
  title: string;
  code: string;
  name: string;
  text: string;
  kind: string;
  at: string;
}
interface Remark {
  id: string;
  thing: string;
  words: string;
  isLoud: boolean;
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
        properties: { id: key, title: text, code: text, name: text, text, kind: text, at: text },
      },
    },
    remarks: {
      schema: {
        version: 0,
        primaryKey: "id",
        type: "object",
        properties: { id: key, thing: key, words: text, isLoud: { type: "boolean" }, at: text },
      },
    },
  });
});

afterEach(async () => {
  await database.close();
});

function thing(id: string, title: string, other: Partial<Thing> = {}): Thing {
  const at = "2026-01-01T00:00:00.000Z";
  return { id, title, code: `NR-${id}`, name: "", text: "", kind: "plain", at, ...other };
}

function remark(id: string, of: string, words: string, isLoud = false): Remark {
  return { id, thing: of, words, isLoud, at: "2026-02-01T00:00:00.000Z" };
}

async function search(
  terms: readonly TextTerm[],
  where: readonly GroupCondition[] = [],
  limit = 50,
): Promise<string[]> {
  return (await storage.findText(database.name, { terms, where, limit })).map(({ group }) => group);
}

function find(typed: string, limit = 50): Promise<string[]> {
  return search([typedWords(typed)], [], limit);
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
    expect(await storage.findText(database.name, { terms: [typedWords("smoke")], where: [], limit: 1 })).toEqual([
      { group: "one", document: { collection: "remarks", id: "r1" }, isInHead: false },
    ]);
  });

  test("brings the documents along where they are asked for: what is found, and what holds the words", async () => {
    await database.things.bulkInsert([thing("one", "Nothing"), thing("two", "Smoke"), thing("gone", "Nothing")]);
    await database.remarks.bulkInsert([remark("r1", "one", "smoke"), remark("r2", "gone", "smoke")]);
    await database.things.findOne("gone").remove();
    const query = { terms: [typedWords("smoke")], where: [], limit: 5, withDocuments: true };
    const hits = await storage.findText(database.name, query);
    const read = (json: string | null | undefined) => (json ? (JSON.parse(json) as { id: string }).id : null);
    const brought = hits.map(({ group, documents }) => [group, read(documents?.group), read(documents?.found)]);
    expect(brought).toContainEqual(["two", "two", null]);
    expect(brought).toContainEqual(["one", "one", "r1"]);
    // A remark of what is deleted is found by its words, and its thing is no more.
    expect(brought.filter(([group]) => group === "gone").every(([, document]) => document === null)).toBe(true);
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

  test("a word that was forgotten with all documents is found where it comes back", async () => {
    const one = await database.things.insert(thing("one", "printer"));
    await one.remove();
    // Also what was deleted within this millisecond.
    await database.things.storageInstance.cleanup(-1);
    await database.things.insert(thing("two", "printer"));
    expect(await find("prin")).toEqual(["two"]);
  });

  test("finds a phrase where its words stand whole and one behind the other, in one text", async () => {
    await database.things.bulkInsert([
      thing("one", "on fire, again"),
      thing("two", "fire on the roof", { text: "nothing" }),
      thing("three", "set on", { text: "fire it is" }),
      thing("four", "nothing", { text: "on fires" }),
    ]);
    await database.remarks.insert(remark("r1", "two", "It is ON, Fire!"));
    const phrase = (text: string, isExcluded = false) => typedWords(text, { as: "phrase", isExcluded });
    expect((await search([phrase("on fire")])).toSorted()).toEqual(["one", "two"]);
    expect(await search([phrase("fire on")])).toEqual(["two"]);
    expect(await search([phrase("on fire"), typedWords("roof")])).toEqual(["two"]);
    expect((await search([typedWords("fire"), phrase("on fire", true)])).toSorted()).toEqual(["four", "three"]);
  });

  test("finds a phrase among more documents with its words than are read at once", async () => {
    const things = Array.from({ length: 300 }, (_, at) =>
      thing(`t${at}`, at % 100 === 0 ? "on fire" : "fire on", { at: new Date(1.7e12 + at * 60_000).toISOString() }),
    );
    await database.things.bulkInsert(things);
    expect(await search([typedWords("on fire", { as: "phrase" })])).toEqual(["t200", "t100", "t0"]);
  });

  test("leaves out what has a word, and finds all else where no word is sought", async () => {
    await database.things.bulkInsert([thing("one", "red car"), thing("two", "blue car"), thing("three", "blue bike")]);
    await database.remarks.insert(remark("r1", "two", "scratched"));
    const without = (text: string) => typedWords(text, { isExcluded: true });
    expect(await search([typedWords("car"), without("scratch")])).toEqual(["one"]);
    expect((await search([without("red")])).toSorted()).toEqual(["three", "two"]);
    expect((await search([without("blue bike")])).toSorted()).toEqual(["one", "two"]);
    expect((await search([without("unicorn")])).length).toBe(3);
  });

  test("finds by names alone where it is asked to", async () => {
    await database.things.bulkInsert([
      thing("one", "of Smith", { name: "Jones" }),
      thing("two", "x", { name: "Smíth" }),
    ]);
    const named = (text: string, isExcluded = false) => typedWords(text, { inNames: true, isExcluded });
    expect(await search([named("smi")])).toEqual(["two"]);
    expect((await search([typedWords("smith")])).toSorted()).toEqual(["one", "two"]);
    expect(await search([typedWords("smith"), named("smith", true)])).toEqual(["one"]);
  });

  test("finds what fulfils conditions, with words and without", async () => {
    await database.things.bulkInsert([
      thing("one", "car", { kind: "red", at: "2026-01-01T00:00:00.000Z" }),
      thing("two", "car", { kind: "blue", at: "2026-01-02T00:00:00.000Z" }),
      thing("three", "bike", { kind: "red", at: "2026-01-03T00:00:00.000Z" }),
    ]);
    await database.remarks.insert(remark("r1", "one", "loud", true));
    const red = { collection: "things", selector: { kind: { $eq: "red" } }, isExcluded: false };
    const loud = { collection: "remarks", selector: { isLoud: { $eq: true } }, isExcluded: false };
    expect(await search([typedWords("car")], [red])).toEqual(["one"]);
    expect(await search([], [red])).toEqual(["three", "one"]);
    expect(await search([], [red], 1)).toEqual(["three"]);
    expect(await search([], [loud])).toEqual(["one"]);
    expect(await search([], [red, { ...loud, isExcluded: true }])).toEqual(["three"]);
    expect(await search([], [{ ...red, isExcluded: true }])).toEqual(["two"]);
    expect(await search([])).toEqual([]);
    await database.remarks.findOne("r1").remove();
    expect(await search([], [loud])).toEqual([]);
  });

  test("refuses a condition that only looking at every document could decide", async () => {
    const where = [{ collection: "things", selector: { title: { $regex: "c.r" } }, isExcluded: false }];
    await expect(search([typedWords("car")], where)).rejects.toThrow("can't decide");
  });
});
