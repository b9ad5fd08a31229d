// Searches a store: the groups that are found, by their names and the document of each that holds what was sought.

import type { CollectionTable } from "./collection-table.ts";
import { createGroupFilter } from "./group-filter.ts";
import { readByIds } from "./read-documents.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { DocumentJson, StorePlan, TextHit, TextQuery } from "./store-engine.ts";
import type { TextIndex } from "./text-index.ts";
import { createFindPhrase } from "./text-phrases.ts";
import { slotOf } from "./text-places.ts";
import { searchText } from "./text-search.ts";
import type { Written } from "./write-documents.ts";

export interface Searched {
  tables: readonly Written[];
  index: TextIndex;
  plan: StorePlan;
}

/** From the best on. @throws where a condition can't be decided by SQL. */
export async function findText(
  connection: SqlConnection,
  { tables, index, plan }: Searched,
  query: TextQuery,
): Promise<TextHit[]> {
  const [first] = plan.fullText;
  if (!first) return [];
  const { terms, where, limit, withDocuments = false } = query;
  const found = await searchText({
    connection,
    index,
    findPhrase: createFindPhrase(connection, tables),
    terms,
    filter: createGroupFilter(connection, where, {
      tableOf: (collection) => mustFindTable(tables, collection),
      everything: mustFindTable(tables, first.collection),
    }),
    limit,
  });
  const places = found.flatMap(({ place }) => place ?? []);
  const names = await findNames(
    connection,
    found.map(({ group }) => group),
  );
  const documents = await findPlaced(connection, tables, places);
  const hits = found.flatMap(({ group, place, isInHead }) => {
    const name = names.get(group);
    if (name === undefined) return [];
    return { group: name, document: place === null ? null : (documents.get(place) ?? null), isInHead };
  });
  return withDocuments ? withTheirDocuments(connection, { tables, first: first.collection }, hits) : hits;
}

async function withTheirDocuments(
  connection: SqlConnection,
  { tables, first }: { tables: readonly Written[]; first: string },
  hits: readonly TextHit[],
): Promise<TextHit[]> {
  const read = new Map<string, ReadonlyMap<string, DocumentJson>>();
  for (const collection of new Set(hits.flatMap(({ document }) => document?.collection ?? []))) {
    if (collection === first) continue;
    const ids = hits.flatMap(({ document }) => (document?.collection === collection ? document.id : []));
    read.set(collection, await readLiving(connection, mustFindTable(tables, collection), ids));
  }
  const ids = hits.map(({ group }) => group);
  const groups = await readLiving(connection, mustFindTable(tables, first), ids);
  return hits.map((hit) => {
    const found = (hit.document && read.get(hit.document.collection)?.get(hit.document.id)) ?? null;
    return { ...hit, documents: { group: groups.get(hit.group) ?? null, found } };
  });
}

/** Those that are not deleted, by their id. */
async function readLiving(
  connection: SqlConnection,
  table: CollectionTable,
  ids: readonly string[],
): Promise<Map<string, DocumentJson>> {
  const found = await readByIds(connection, table, ids, { withDeleted: false });
  return new Map(found.map(({ id, text }) => [id, text]));
}

function mustFindTable(tables: readonly Written[], collection: string): CollectionTable {
  const found = tables.findLast(({ table }) => table.plan.collection === collection);
  if (!found) throw new Error(`The collection ${collection} is not open in this store.`);
  return found.table;
}

async function findNames(connection: SqlConnection, groups: readonly number[]): Promise<Map<number, string>> {
  const rows = await connection.query(
    "SELECT number, name FROM text_groups WHERE number IN (SELECT value FROM json_each(?))",
    [inJson(groups)],
  );
  return new Map(rows.map(([number, name]) => [Number(number), name as string]));
}

/** Nothing for one in a collection of an older schema, whose documents are being brought to the new one. */
async function findPlaced(
  connection: SqlConnection,
  tables: readonly Written[],
  places: readonly bigint[],
): Promise<Map<bigint, TextHit["document"]>> {
  const found = new Map<bigint, TextHit["document"]>();
  for (const { table } of tables) {
    const own = places.filter((place) => slotOf(place) === table.slot);
    if (own.length === 0) continue;
    const rows = await connection.query(
      `SELECT place, id FROM ${table.name} WHERE place IN (SELECT value FROM json_each(?))`,
      [inJson(own)],
    );
    for (const [place, id] of rows)
      found.set(BigInt(place as number | bigint), { collection: table.plan.collection, id: id as string });
  }
  return found;
}

/** Places are larger than what JSON.stringify can write. */
function inJson(numbers: readonly (number | bigint)[]): string {
  return `[${numbers.join(",")}]`;
}
