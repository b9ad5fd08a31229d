import { createRxDatabase } from "rxdb";
import { describe, expect, it } from "vitest";
import { NOBODY_WAITS } from "#domain/conversation/waiting.ts";
import { MIGRATIONS } from "#renderer/database/migrations.ts";
import { openDatabase } from "#renderer/database/open-database.ts";
import { rxSchemaOf, STORE_COLLECTIONS } from "#renderer/database/schemas.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import { storedOperation, ticketDocument } from "../sync/support/documents.ts";
import { memoryStore } from "../sync/support/memory-store.ts";
import { memorySqlite } from "./sqlite-storage/support/memory-sqlite.ts";

describe("[L8] a schema that changed", () => {
  it("has a step for every version of every collection", () => {
    for (const name of STORE_COLLECTIONS) {
      const { version } = rxSchemaOf(name);
      const steps = Object.keys(MIGRATIONS[name] ?? {}).map(Number);
      expect([name, steps.sort((a, b) => a - b)]).toEqual([name, Array.from({ length: version }, (_, at) => at + 1)]);
    }
  });

  it("keeps the tickets that a former version of the app had stored, to be read until they are fetched anew", async () => {
    const storage = memorySqlite(STORE_PLAN);
    const name = `tickets-${crypto.randomUUID()}`;
    const { waitingSince: _unknown, ...former } = ticketDocument();
    const before = await createRxDatabase({ name, storage, multiInstance: false });
    const schema = rxSchemaOf("tickets");
    const { waitingSince: _field, ...properties } = schema.properties as Record<string, object>;
    const required = Object.keys(properties);
    const { tickets } = await before.addCollections({
      tickets: { schema: { ...schema, version: 0, properties, required } as never },
    });
    await tickets.insert(former);
    await before.close();

    const later = await openDatabase({ name, storage, multiInstance: false });
    const kept = (await later.tickets.findOne(former.id).exec())?.toJSON();
    expect(kept).toEqual({ ...former, waitingSince: NOBODY_WAITS });
    await later.close();
    await storage.destroy(name);
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
