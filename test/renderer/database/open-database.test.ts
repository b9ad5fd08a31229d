import { addRxPlugin } from "rxdb";
import { disableWarnings, RxDBDevModePlugin } from "rxdb/plugins/dev-mode";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import { beforeAll, describe, expect, it } from "vitest";
import { COLLECTION_NAMES, COLLECTION_SCHEMAS } from "#protocol/sync/documents.ts";
import { blankDocument } from "#renderer/database/json-schema.ts";
import { databaseName, openDatabase } from "#renderer/database/open-database.ts";
import { STORE_COLLECTIONS } from "#renderer/database/schemas.ts";

const storage = wrappedValidateAjvStorage({ storage: getRxStorageMemory() });

beforeAll(() => {
  disableWarnings();
  addRxPlugin(RxDBDevModePlugin);
});

describe("opening the local store", () => {
  it("has every collection, few enough for two windows, and schemas that RxDB's own checks accept", async () => {
    const database = await openDatabase({ name: "schemas", storage, multiInstance: false });
    expect(Object.keys(database.collections).sort()).toEqual([...STORE_COLLECTIONS].sort());
    expect(STORE_COLLECTIONS.length).toBeLessThanOrEqual(7);
    await database.close();
  });

  it("[S8] a document that left sight leaves a marker that holds its id and no word", async () => {
    const database = await openDatabase({ name: "blanks", storage, multiInstance: false });
    for (const name of COLLECTION_NAMES) {
      const id = crypto.randomUUID();
      const blank = blankDocument(COLLECTION_SCHEMAS[name], id);
      expect(Object.values(blank).filter((value) => typeof value === "string" && value !== "")).toEqual([id]);
      const kept = await database[name].insert(blank as never);
      expect(kept.primary).toBe(id);
    }
    await database.close();
  });

  it("keeps what it holds when it is closed and opened again", async () => {
    const first = await openDatabase({ name: "again", storage, multiInstance: false });
    await first.values.insert({ id: "replica", value: { id: "x" } });
    await first.close();
    const second = await openDatabase({ name: "again", storage, multiInstance: false });
    expect((await second.values.findOne("replica").exec())?.toJSON().value).toEqual({ id: "x" });
    await second.close();
  });

  it("gives each server and account a name of its own", () => {
    const id = crypto.randomUUID();
    const names = [databaseName("https://a.test", id), databaseName("https://b.test", id)];
    expect(new Set([...names, databaseName("https://a.test", crypto.randomUUID())]).size).toBe(3);
  });
});
