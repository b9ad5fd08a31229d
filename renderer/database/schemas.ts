// The collections of the local store, made from the schemas of what they hold. Raising a `version` asks for a migration
// step in `migrations.ts`; without one the store does not open, so that unsent work is never dropped by accident (L8).

import type { RxJsonSchema } from "rxdb";
import { COLLECTION_SCHEMAS } from "#protocol/sync/documents.ts";
import { type DocumentShape, toRxSchema } from "./json-schema.ts";
import { storedOperationSchema, storedValueSchema } from "./local-documents.ts";

interface CollectionPlan {
  shape: DocumentShape;
  version: number;
  indexes: readonly (string | readonly string[])[];
}

const PLANS = {
  tickets: {
    shape: COLLECTION_SCHEMAS.tickets,
    version: 1,
    indexes: ["createdAt", "updatedAt", "numberOrder", ["status", "updatedAt"]],
  },
  messages: { shape: COLLECTION_SCHEMAS.messages, version: 0, indexes: [["ticketId", "position"]] },
  history: { shape: COLLECTION_SCHEMAS.history, version: 0, indexes: [["ticketId", "at"]] },
  people: { shape: COLLECTION_SCHEMAS.people, version: 0, indexes: [] },
  notices: { shape: COLLECTION_SCHEMAS.notices, version: 0, indexes: [] },
  operations: { shape: storedOperationSchema, version: 0, indexes: ["order"] },
  values: { shape: storedValueSchema, version: 0, indexes: [] },
} as const satisfies Record<string, CollectionPlan>;

export type StoreCollection = keyof typeof PLANS;
export const STORE_COLLECTIONS = Object.keys(PLANS) as StoreCollection[];

export const COLLECTION_VERSIONS = Object.fromEntries(
  STORE_COLLECTIONS.map((name) => [name, PLANS[name].version]),
) as Record<StoreCollection, number>;

export function rxSchemaOf(name: StoreCollection): RxJsonSchema<{ id: string }> {
  return toRxSchema(PLANS[name].shape, PLANS[name]);
}
