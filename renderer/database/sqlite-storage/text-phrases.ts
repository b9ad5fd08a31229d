// Whether words stand in a document one behind the other: the full-text index keeps only that they are there.

import { holdsPhrase, wordsOf } from "#domain/search/words.ts";
import { type AnyDocument, fieldValue, toSqlValue } from "./document-fields.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { FullTextPlan, PhraseWithin } from "./store-engine.ts";
import { slotOf } from "./text-places.ts";
import type { Written } from "./write-documents.ts";

/** Within one text of the document at that place; with `isInHead`, in one of those that tell what it is about. */
export type FindPhrase = (place: bigint, words: readonly string[], where: PhraseWhere) => Promise<boolean>;

export interface PhraseWhere {
  isInHead: boolean;
  within?: PhraseWithin["within"];
}

export function createFindPhrase(connection: SqlConnection, opened: Iterable<Written>): FindPhrase {
  const tables = [...opened];
  return async (place, words, { isInHead, within }) => {
    const written = tables.find(({ table }) => table.slot === slotOf(place));
    if (!written?.fullText || (within && within.collection !== written.table.plan.collection)) return false;
    const [row] = await connection.query(`SELECT data FROM ${written.table.name} WHERE place = ?`, [place]);
    if (!row) return false;
    const document = JSON.parse(row[0] as string) as AnyDocument;
    if (within && fieldValue(document, within.field) !== toSqlValue(true)) return false;
    return fieldsOf(written.fullText, isInHead).some((path) => {
      const text = fieldValue(document, path);
      return typeof text === "string" && holdsPhrase(wordsOf(text), words);
    });
  };
}

function fieldsOf({ head, names, body }: FullTextPlan, isInHead: boolean): string[] {
  return isInHead ? [...head, ...names] : [...head, ...names, ...body];
}
