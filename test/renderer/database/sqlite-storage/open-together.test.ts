import { expect, test } from "vitest";
import { rxSchemaOf, STORE_COLLECTIONS } from "#renderer/database/schemas.ts";
import { createEngine } from "#renderer/database/sqlite-storage/create-engine.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import { loadSqlite } from "./support/memory-sqlite.ts";

test("collections that are opened at once wait for the disk twice and not once for each", async () => {
  const connection = await openConnection(await loadSqlite(), { file: ":memory:" });
  let commits = 0;
  const counted = {
    ...connection,
    exec(sql: string) {
      if (sql === "COMMIT") commits += 1;
      return connection.exec(sql);
    },
  };
  const engine = await createEngine(counted, STORE_PLAN);
  commits = 0;
  const plans = STORE_COLLECTIONS.map((collection) => ({
    key: `${collection}-0`,
    collection,
    primaryPath: "id",
    schema: rxSchemaOf(collection),
  }));
  await Promise.all([...plans, ...plans].map((plan) => engine.openCollection(plan)));
  expect(commits).toBeLessThanOrEqual(2);
  const everything = { selector: { _deleted: { $eq: false } }, sort: [{ id: "asc" }], skip: 0 };
  for (const { key } of plans) expect(await engine.count(key, everything as never)).toBe(0);
  await engine.close();
});
