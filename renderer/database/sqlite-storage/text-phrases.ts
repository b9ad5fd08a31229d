// Whether words stand in a document one behind the other: the full-text index keeps only that they are there.

import { holdsPhrase, wordsOf } from "#domain/search/words.ts";
import { type AnyDocument, fieldValue } from "./document-fields.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { FullTextPlan } from "./store-engine.ts";
import { slotOf } from "./text-places.ts";
import type { Written } from "./write-documents.ts";

/** Within one text of the document at that place; with `isInHead`, in one of those that tell what it is about. */
export type FindPhrase = (place: bigint, words: readonly string[], where: { isInHead: boolean }) => Promise<boolean>;

export function createFindPhrase(connection: SqlConnection, opened: Iterable<Written>): FindPhrase {
  const tables = [...opened];
  return async (place, words, { isInHead }) => {
    const written = tables.find(({ table }) => table.slot === slotOf(place));
    if (!written?.fullText) return false;
    const [row] = await connection.query(`SELECT data FROM ${written.table.name} WHERE place = ?`, [place]);
    if (!row) return false;
    const document = JSON.parse(row[0] as string) as AnyDocument;
    return fieldsOf(written.fullText, isInHead).some((path) => {
      const text = fieldValue(document, path);
      return typeof text === "string" && holdsPhrase(wordsOf(text), words);
    });
  };
}

function fieldsOf({ head, names, body }: FullTextPlan, isInHead: boolean): string[] {
  return isInHead ? [...head, ...names] : [...head, ...names, ...body];
}
