// Queries that no index answers are told of while the app is being built.

import { type FilledMangoQuery, fillWithDefaultSettings, normalizeMangoQuery } from "rxdb";
import { expect, test } from "vitest";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import { loadSqlite, NOTHING_BESIDE } from "./support/memory-sqlite.ts";

interface Thing {
  id: string;
  status: string;
  size: number;
  title: string;
  isOpen: boolean;
}

const schema = fillWithDefaultSettings<Thing>({
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 20 },
    status: { type: "string", maxLength: 20 },
    size: { type: "number", minimum: 0, maximum: 1_000, multipleOf: 1 },
    title: { type: "string" },
    isOpen: { type: "boolean" },
  },
  required: ["id", "status", "size", "title", "isOpen"],
  indexes: [["status", "size"], "size"],
});

/** What is told of when each of these is asked, one after the other. */
async function toldOf(asked: readonly { selector: object; sort?: object[]; limit?: number }[]): Promise<string[]> {
  const told: string[] = [];
  const connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  const indexes = [{ collection: "things", fields: ["size", "id", "isOpen"] }];
  const engine = await createEngine(
    connection,
    { ...NOTHING_BESIDE, indexes },
    { onScan: (words) => told.push(words) },
  );
  await engine.openCollection({ key: "things-0", collection: "things", primaryPath: "id", schema });
  for (const { selector, ...rest } of asked) {
    const living = { ...selector, _deleted: { $eq: false } };
    const query = normalizeMangoQuery<Thing>(schema, { ...rest, selector: living } as never);
    await engine.query("things-0", query as FilledMangoQuery<unknown>);
  }
  await engine.close();
  return told;
}

test.each([
  ["all in the order of an index", { selector: {}, sort: [{ size: "desc" }], limit: 50 }],
  ["a range of an index", { selector: { status: { $eq: "open" } }, sort: [{ size: "asc" }] }],
  ["a range, put in order", { selector: { status: { $eq: "open" } }, sort: [{ title: "asc" }] }],
  ["a field that stands in the index of its order", { selector: { isOpen: { $eq: true } }, sort: [{ size: "asc" }] }],
  ["all from an id on", { selector: { id: { $gt: "one" } }, limit: 5 }],
  ["the first of all", { selector: {}, limit: 1 }],
  ["one by its id", { selector: { id: { $eq: "one" } } }],
  ["several values", { selector: { status: { $in: ["open", "closed"] } } }],
])("[L2] nothing is told of %s", async (_name, query) => {
  expect(await toldOf([query])).toEqual([]);
});

test.each([
  ["a field without an index", { selector: { title: { $eq: "printer" } } }],
  ["an order without an index", { selector: {}, sort: [{ title: "desc" }], limit: 50 }],
  ["what SQL can't decide", { selector: { title: { $regex: "^pri" } } }],
])("[L2] %s is told of", async (_name, query) => {
  const [told, ...others] = await toldOf([query]);
  expect(told).toContain("things");
  expect(others).toEqual([]);
});

test("[L2] each shape is told of once, whatever the values", async () => {
  const titled = (title: string) => ({ selector: { title: { $eq: title } } });
  expect(await toldOf([titled("a"), titled("b"), { selector: { title: { $gt: "a" } } }])).toHaveLength(2);
});
