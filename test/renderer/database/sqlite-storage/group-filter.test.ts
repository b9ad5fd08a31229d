import { fillWithDefaultSettings } from "rxdb";
import { expect, test } from "vitest";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import type { SqlValue } from "#renderer/database/sqlite-storage/sql-connection.ts";
import type { TextTerm } from "#renderer/database/sqlite-storage/store-engine.ts";
import { loadSqlite, NOTHING_BESIDE } from "./support/memory-sqlite.ts";

const schema = fillWithDefaultSettings<{ id: string; status: string; title: string; began: number }>({
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 20 },
    status: { type: "string", maxLength: 20 },
    title: { type: "string" },
    began: { type: "number" },
  },
  required: ["id", "status", "title", "began"],
  indexes: ["status"],
});
const fullText = [
  { collection: "things", groupBy: "id", orderBy: "began", head: ["title"], names: [], body: [] } as const,
];

/** What SQLite does to answer a search, of the questions whose text holds this. */
async function stepsOf(terms: readonly TextTerm[], isExcluded: boolean, holding: string): Promise<string[]> {
  const connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  const asked: { sql: string; parameters: readonly SqlValue[] }[] = [];
  const watched = {
    ...connection,
    query: (sql: string, parameters: readonly SqlValue[] = []) => {
      asked.push({ sql, parameters });
      return connection.query(sql, parameters);
    },
  };
  const engine = await createEngine(watched, { ...NOTHING_BESIDE, fullText });
  await engine.openCollection({ key: "things-0", collection: "things", primaryPath: "id", schema });
  const rows = ["a", "b", "c"].map((id, began) => ({
    text: JSON.stringify({
      id,
      status: "open",
      title: "printer",
      began,
      _deleted: false,
      _rev: "1-a",
      _meta: { lwt: 1 },
    }),
    previous: null,
  }));
  await engine.bulkWrite({ key: "things-0", rows, isRepeat: false });
  const where = [{ collection: "things", selector: { status: { $eq: "open" } }, isExcluded }];
  expect(await engine.findText({ terms, where, limit: 5 })).toHaveLength(isExcluded ? 0 : 3);
  const steps: string[] = [];
  for (const { sql, parameters } of asked.filter((one) => one.sql.includes(holding))) {
    const plan = await connection.query(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    steps.push(...plan.map((row) => row[3] as string));
  }
  await engine.close();
  return steps;
}

test("[L2] whether a found group fulfils a filter is looked up by its places, and not among all that fulfil it", async () => {
  const printer: TextTerm = { text: "printer", as: "beginnings", inNames: false, isExcluded: false };
  const steps = await stepsOf([printer], false, "EXISTS");
  expect(steps.filter((step) => step.includes("documents_"))).toEqual([
    expect.stringContaining("INTEGER PRIMARY KEY (rowid>? AND rowid<?)"),
  ]);
});

test("[L2] where only what must not be is asked for, everything is gone through in the order of places", async () => {
  const steps = await stepsOf([], true, "ORDER BY place DESC");
  expect(steps).toEqual([expect.stringContaining("INTEGER PRIMARY KEY (rowid<?)")]);
});
