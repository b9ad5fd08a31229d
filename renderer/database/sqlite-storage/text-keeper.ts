// Keeps the full-text index in step with the documents of a table, in the transaction that writes them.

import { wordsOf } from "#domain/search/words.ts";
import { type AnyDocument, fieldValue } from "./document-fields.ts";
import type { FullTextPlan } from "./store-engine.ts";
import type { TextIndex } from "./text-index.ts";
import type { Group } from "./text-places.ts";

export function groupOfDocument({ groupBy, orderBy }: FullTextPlan, document: AnyDocument): Group {
  const began = fieldValue(document, orderBy);
  const beganAt = typeof began === "string" ? Date.parse(began) : Number(began);
  return { name: String(fieldValue(document, groupBy)), beganAt: Number.isFinite(beganAt) ? beganAt : 0 };
}

export interface TextChange {
  place: bigint;
  /** What stood there. */
  before: AnyDocument | null;
  after: AnyDocument;
}

/** Writes the words of a document where it is new, changed or gone. */
export async function keepText(
  index: TextIndex,
  plan: FullTextPlan,
  { place, before, after }: TextChange,
): Promise<void> {
  const isGone = after._deleted === true;
  if (before && before._deleted !== true) {
    if (isGone) return index.remove(place);
    if ([...plan.head, ...plan.names, ...plan.body].every((path) => before[path] === after[path])) return;
    await index.remove(place);
  } else if (isGone) {
    return;
  }
  await index.add({
    place,
    head: wordsIn(plan.head, after),
    names: wordsIn(plan.names, after),
    body: wordsIn(plan.body, after),
  });
}

function wordsIn(paths: readonly string[], document: AnyDocument): string[] {
  const texts = paths.map((path) => fieldValue(document, path)).filter((text) => typeof text === "string");
  return texts.flatMap(wordsOf);
}
