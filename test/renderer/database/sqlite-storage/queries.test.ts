// The same random work on this storage and on RxDB's memory storage: every query must have the same answer on both.

import fc from "fast-check";
import {
  type BulkWriteRow,
  type FilledMangoQuery,
  fillWithDefaultSettings,
  getChangedDocumentsSince,
  normalizeMangoQuery,
  prepareQuery,
  type RxDocumentData,
  type RxStorage,
  type RxStorageInstance,
  randomToken,
} from "rxdb";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { afterAll, expect, test } from "vitest";
import { PROPERTY_SEED } from "#test/domain/property.ts";
import { memorySqlite } from "./support/memory-sqlite.ts";

interface Thing {
  id: string;
  status: string;
  owner: string | null;
  size: number;
  isOpen: boolean;
  inner: { name: string };
  tags: string[];
}

const schema = fillWithDefaultSettings<Thing>({
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 20 },
    status: { type: "string", maxLength: 20 },
    owner: { type: ["string", "null"] } as never,
    size: { type: "number", minimum: -1_000, maximum: 1_000, multipleOf: 0.5 },
    isOpen: { type: "boolean" },
    inner: { type: "object", properties: { name: { type: "string" } } },
    tags: { type: "array", items: { type: "string" } },
  },
  required: ["id", "status", "owner", "size", "isOpen", "inner", "tags"],
  indexes: [["status", "size"], "size", ["isOpen", "status"]],
});

const word = fc.constantFrom("", "a", "b", "ab", "B", "ä", "it's", '"q"', "z%_");
const owner = fc.option(word, { nil: null });
const size = fc.constantFrom(-1_000, -1.5, 0, 0.5, 1, 2, 999);
const id = fc.integer({ min: 0, max: 30 }).map((number) => `id-${number}`);
const thing = fc.record({
  id,
  status: word,
  owner,
  size,
  isOpen: fc.boolean(),
  inner: fc.record({ name: word }),
  tags: fc.array(word, { maxLength: 3 }),
});

const comparison = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    ...["$eq", "$ne", "$gt", "$gte", "$lt", "$lte"].map((operator) => value.map((one) => ({ [operator]: one }))),
    fc.array(value, { maxLength: 3 }).map((some) => ({ $in: some })),
    fc.array(value, { maxLength: 3 }).map((some) => ({ $nin: some })),
  );
const onField = fc.oneof(
  comparison(word).map((part) => ({ status: part })),
  comparison(word).map((part) => ({ id: part })),
  comparison(size).map((part) => ({ size: part })),
  fc.boolean().map((isOpen) => ({ isOpen: { $eq: isOpen } })),
  comparison(word).map((part) => ({ owner: part })),
  fc.constantFrom(
    { owner: { $eq: null } },
    { owner: { $ne: null } },
    { owner: { $in: [null, "a"] } },
    { owner: { $nin: [null, "b"] } },
  ),
  comparison(word).map((part) => ({ "inner.name": part })),
  comparison(word).map((part) => ({ status: { $not: part } })),
  word.map((tag) => ({ tags: { $elemMatch: { $eq: tag } } })),
  fc.constantFrom(
    { status: { $regex: "^a" } },
    { tags: { $size: 1 } },
    { size: { $mod: [2, 1] } },
    { status: { $exists: true } },
  ),
);
const { selector } = fc.letrec<{ selector: Record<string, unknown> }>((tie) => ({
  selector: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant({}),
    onField as fc.Arbitrary<Record<string, unknown>>,
    ...["$and", "$or", "$nor"].map((operator) =>
      fc.array(tie("selector"), { minLength: 1, maxLength: 3 }).map((parts) => ({ [operator]: parts })),
    ),
  ),
}));
const sortPart = fc.record({
  field: fc.constantFrom("status", "size", "owner", "isOpen", "inner.name", "id"),
  direction: fc.constantFrom("asc", "desc"),
});
const query = fc.record({
  selector,
  sort: fc.option(fc.uniqueArray(sortPart, { selector: ({ field }) => field, minLength: 1, maxLength: 3 }), {
    nil: undefined,
  }),
  skip: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
  limit: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
});
const write = fc.record({ thing, isDeleted: fc.boolean(), isBlind: fc.boolean() });
const round = fc.record({ writes: fc.array(write, { maxLength: 12 }), queries: fc.array(query, { maxLength: 6 }) });

const sqlite = memorySqlite({
  indexes: [{ collection: "things", fields: ["owner", "size"] }],
  fullText: [],
  tallies: [{ collection: "things", fields: ["status", "isOpen", "owner"] }],
  irreplaceable: [],
  versions: {},
});
const memory = getRxStorageMemory();
const opened: RxStorageInstance<Thing, unknown, unknown>[] = [];

afterAll(async () => {
  for (const instance of opened) await instance.close();
});

test("[L1] [L3] random writes, updates, deletions, queries and counts: as RxDB's memory storage answers them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
      const [ours, theirs] = [await open(sqlite), await open(memory)];
      let moment = 1;
      for (const { writes, queries } of rounds) {
        const rows = await toRows(theirs, writes, moment);
        moment += rows.length;
        const errors = [await ours.bulkWrite(structuredClone(rows), "test"), await theirs.bulkWrite(rows, "test")].map(
          ({ error }) => error.map(({ documentId, status }) => [documentId, status]),
        );
        expect(errors[0]).toEqual(errors[1]);
        for (const asked of queries) await compare(ours, theirs, asked);
      }
      await compare(ours, theirs, { selector: {}, sort: undefined, skip: undefined, limit: undefined });
      await Promise.all([ours.remove(), theirs.remove()]);
    }),
    { seed: PROPERTY_SEED, numRuns: 150 },
  );
});

// biome-ignore lint/suspicious/noExplicitAny: RxDB's storages are generic in their own internals.
type AnyStorage = RxStorage<any, any>;

async function open(storage: AnyStorage): Promise<RxStorageInstance<Thing, unknown, unknown>> {
  const params = {
    databaseInstanceToken: randomToken(10),
    databaseName: randomToken(10),
    collectionName: "things",
    schema,
    options: {} as never,
    multiInstance: false,
    devMode: false,
  };
  return (await storage.createStorageInstance<Thing>(params)) as RxStorageInstance<Thing, unknown, unknown>;
}

type Write = { thing: Thing; isDeleted: boolean; isBlind: boolean };

/** From what stands; a blind write does not look, and meets a conflict where something stands. */
async function toRows(
  instance: RxStorageInstance<Thing, unknown, unknown>,
  writes: readonly Write[],
  moment: number,
): Promise<BulkWriteRow<Thing>[]> {
  const distinct = [...new Map(writes.map((one) => [one.thing.id, one])).values()];
  const standing = new Map(
    (
      await instance.findDocumentsById(
        distinct.map(({ thing }) => thing.id),
        true,
      )
    ).map((one) => [one.id, one]),
  );
  return distinct.map(({ thing, isDeleted, isBlind }, at) => {
    const previous = isBlind ? undefined : standing.get(thing.id);
    const document = {
      ...thing,
      _deleted: isDeleted,
      _attachments: {},
      _meta: { lwt: moment + at },
      _rev: `${moment + at}-a`,
    };
    return { ...(previous && { previous }), document } as BulkWriteRow<Thing>;
  });
}

interface Asked {
  selector: Record<string, unknown>;
  sort: { field: string; direction: string }[] | undefined;
  skip: number | undefined;
  limit: number | undefined;
}

async function compare(
  ours: RxStorageInstance<Thing, unknown, unknown>,
  theirs: RxStorageInstance<Thing, unknown, unknown>,
  asked: Asked,
): Promise<void> {
  const { selector, sort, skip, limit } = asked;
  const normal = normalizeMangoQuery<Thing>(schema, {
    selector: { ...structuredClone(selector), _deleted: { $eq: false } } as never,
    ...(sort && { sort: sort.map(({ field, direction }) => ({ [field]: direction })) as never }),
    ...(skip !== undefined && { skip }),
    ...(limit !== undefined && { limit }),
  });
  const prepared = prepareQuery<Thing>(schema, normal as FilledMangoQuery<Thing>);
  const found = await Promise.all([ours, theirs].map(async (one) => (await one.query(prepared)).documents));
  expect(found[0] satisfies RxDocumentData<Thing>[] | undefined).toEqual(found[1]);
  expect((await ours.count(prepared)).count).toBe(found[1]?.length);
  const all = await Promise.all(
    [ours, theirs].map(async (one) => (await getChangedDocumentsSince(one, 1_000)).documents),
  );
  expect(all[0]).toEqual(all[1]);
}
