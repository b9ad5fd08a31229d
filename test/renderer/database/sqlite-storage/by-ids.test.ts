// Documents are fetched by their ids everywhere in the app: what a search has found, what a list shows. SQLite has no statistics
// here, and may take it that few documents are not deleted: then it goes through all of them for one.

import { beforeEach, expect, test } from "vitest";
import { rxSchemaOf, STORE_COLLECTIONS } from "#renderer/database/schemas.ts";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import type { SqlConnection, SqlValue } from "#renderer/database/sqlite-storage/sql-connection.ts";
import type { StoreEngine } from "#renderer/database/sqlite-storage/store-engine.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import { loadSqlite } from "./support/memory-sqlite.ts";

let connection: SqlConnection;
let engine: StoreEngine;
let asked: [string, readonly SqlValue[]][];

beforeEach(async () => {
  connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  const heard: SqlConnection = {
    ...connection,
    query(sql, parameters = []) {
      asked.push([sql, parameters]);
      return connection.query(sql, parameters);
    },
  };
  asked = [];
  engine = await createEngine(heard, STORE_PLAN);
});

test.each(
  STORE_COLLECTIONS.flatMap((name) => [
    { name, withDeleted: false },
    { name, withDeleted: true },
  ]),
)(
  "[L2] $name are looked up by their ids, and no others with them (deleted: $withDeleted)",
  async ({ name, withDeleted }) => {
    const key = `${name}-0`;
    await engine.openCollection({ key, collection: name, primaryPath: "id", schema: rxSchemaOf(name) });
    asked = [];
    await engine.findByIds(key, ["one", "two"], withDeleted);
    const plans = await Promise.all(
      asked.map(([sql, parameters]) => connection.query(`EXPLAIN QUERY PLAN ${sql}`, parameters)),
    );
    const steps = plans
      .flatMap((plan) => plan.map((row) => row[3] as string))
      .filter((step) => step.includes("documents_"));
    expect(steps).toEqual([expect.stringMatching(/^SEARCH documents_\d+ USING INDEX sqlite_autoindex\w+ \(id=\?\)$/)]);
  },
);
