import { createRxDatabase } from "rxdb";
import { describe, expect, it } from "vitest";
import { MIGRATIONS } from "#renderer/database/migrations.ts";
import { openDatabase } from "#renderer/database/open-database.ts";
import { rxSchemaOf, STORE_COLLECTIONS } from "#renderer/database/schemas.ts";
import { storedOperation } from "../sync/support/documents.ts";
import { memoryStore } from "../sync/support/memory-store.ts";

describe("[L8] a schema that changed", () => {
  it("has a step for every version of every collection", () => {
    for (const name of STORE_COLLECTIONS) {
      const { version } = rxSchemaOf(name);
      const steps = Object.keys(MIGRATIONS[name] ?? {}).map(Number);
      expect([name, steps.sort((a, b) => a - b)]).toEqual([name, Array.from({ length: version }, (_, at) => at + 1)]);
    }
  });

  it("carries operations and drafts over when the store is opened by a later version of the app", async () => {
    const storage = memoryStore();
    const name = `migrated-${crypto.randomUUID()}`;
    const operation = storedOperation({ kind: "take", ticketId: crypto.randomUUID(), args: {} });
    const before = await openDatabase({ name, storage, multiInstance: false });
    await before.operations.insert(operation);
    await before.values.insert({ id: "draft|t|note", value: { text: "half" } });
    await before.close();

    const later = await createRxDatabase({ name, storage, multiInstance: false });
    const schemaOf = (collection: "operations" | "values") => {
      const schema = rxSchemaOf(collection);
      const properties = { ...schema.properties, isNew: { type: "boolean" } };
      return { ...schema, version: schema.version + 1, properties };
    };
    const steps = { 1: (document: object) => ({ ...document, isNew: true }) };
    const collections = await later.addCollections({
      operations: { schema: schemaOf("operations") as never, migrationStrategies: steps },
      values: { schema: schemaOf("values") as never, migrationStrategies: steps },
    });
    expect((await collections.operations.findOne(operation.id).exec())?.toJSON()).toEqual({
      ...operation,
      isNew: true,
    });
    expect((await collections.values.findOne("draft|t|note").exec())?.toJSON()).toMatchObject({
      value: { text: "half" },
      isNew: true,
    });
    await later.close();
  });
});
