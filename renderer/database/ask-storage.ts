// Documents straight from the storage. RxDB's own queries keep what they found, and make an object with methods of each
// document; a list that is scrolled through a hundred thousand rows wants neither.

import { type MangoQuery, type MangoQuerySelector, normalizeMangoQuery, prepareQuery, type RxCollection } from "rxdb";

/** In the order of the query's sort, with the id as the last word. */
export async function findDocuments<D extends { id: string }>(
  { storageInstance }: RxCollection<D>,
  query: MangoQuery<D>,
): Promise<D[]> {
  const { documents } = await storageInstance.query(prepareQueryOfLiving(storageInstance.schema, query));
  return documents.map(withoutMeta);
}

/** From the tallies of the store where it keeps them for what is asked (store-plan.ts). */
export async function countDocuments<D extends { id: string }>(
  { storageInstance }: RxCollection<D>,
  selector: MangoQuerySelector<D>,
): Promise<number> {
  const { count } = await storageInstance.count(prepareQueryOfLiving(storageInstance.schema, { selector }));
  return count;
}

export async function findDocumentsById<D extends { id: string }>(
  { storageInstance }: RxCollection<D>,
  ids: readonly string[],
): Promise<Map<string, D>> {
  if (ids.length === 0) return new Map();
  const documents = await storageInstance.findDocumentsById([...ids], false);
  return new Map(documents.map((document) => [document.id, withoutMeta(document)]));
}

/** The document without what RxDB notes of it. */
export function withoutMeta<D>(data: D & Partial<Record<"_meta" | "_rev" | "_deleted" | "_attachments", unknown>>): D {
  const { _meta, _rev, _deleted, _attachments, ...document } = data;
  return document as D;
}

type Schema<D> = RxCollection<D>["storageInstance"]["schema"];

/** As RxDB prepares its queries: it leaves deleted documents to be asked for. */
export function prepareQueryOfLiving<D>(schema: Schema<D>, query: MangoQuery<D>) {
  const filled = normalizeMangoQuery<D>(schema, query);
  return prepareQuery<D>(schema, {
    ...filled,
    selector: { ...filled.selector, _deleted: { $eq: false } } as typeof filled.selector,
  });
}
