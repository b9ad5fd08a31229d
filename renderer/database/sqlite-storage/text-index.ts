// The full-text index of a store: one row per document, on SQLite's FTS5. Words are looked up by their beginnings: what
// begins so is few words mostly, which are looked up whole; where it is many, FTS5's index of short beginnings serves.

import type { SqlConnection } from "./sql-connection.ts";
import { PLACES_SQL } from "./text-places.ts";

/** Each word of a text once. */
export interface TextRow {
  place: bigint;
  /** Words of the fields that tell what it is about. */
  head: readonly string[];
  body: readonly string[];
}

// The words come folded and apart from each other, so FTS5 only splits at spaces. Where in a text a word stands is not
// kept. What stands in heads is in both indexes: for what is found there comes first, and most documents have none.
const OPTIONS = "content = '', contentless_delete = 1, tokenize = 'ascii', detail = none";
export const TEXT_INDEX_SQL = `
  CREATE VIRTUAL TABLE text_index USING fts5(words, ${OPTIONS}, prefix = '2');
  CREATE VIRTUAL TABLE text_heads USING fts5(words, ${OPTIONS}, prefix = '2 3');`;
export const TEXT_SQL = `
  ${TEXT_INDEX_SQL}
  CREATE TABLE text_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
  ${PLACES_SQL}`;

export type TextTable = "text_index" | "text_heads";

/** Whole words that are asked for instead of a beginning. */
const WORDS_MAX = 48;
/** Words that are remembered as known, so that they are not written again. */
const REMEMBERED_MAX = 200_000;

export interface TextIndex {
  add(row: TextRow): Promise<void>;
  remove(place: bigint): Promise<void>;
  /** What to look up for a word as typed: an expression of FTS5, or null where nothing begins so. */
  toMatch(word: string): Promise<string | null>;
  /** What was written since the last commit did not come to stay. */
  forget(): void;
}

export function createTextIndex(connection: SqlConnection): TextIndex {
  const remembered = new Set<string>();
  const learn = async (words: readonly string[]) => {
    const unknown = words.filter((word) => !remembered.has(word));
    if (unknown.length === 0) return;
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    for (const word of unknown) remembered.add(word);
    await connection.query("INSERT OR IGNORE INTO text_words (word) SELECT value FROM json_each(?)", [
      JSON.stringify(unknown),
    ]);
  };
  return {
    async add({ place, head, body }) {
      const words = head.length === 0 ? body : [...new Set([...head, ...body])];
      await learn(words);
      await connection.query("INSERT INTO text_index (rowid, words) VALUES (?, ?)", [place, words.join(" ")]);
      if (head.length > 0)
        await connection.query("INSERT INTO text_heads (rowid, words) VALUES (?, ?)", [place, head.join(" ")]);
    },
    async remove(place) {
      await connection.query("DELETE FROM text_index WHERE rowid = ?", [place]);
      await connection.query("DELETE FROM text_heads WHERE rowid = ?", [place]);
    },
    async toMatch(word) {
      // One letter begins a good part of all words: as a beginning it would find everything.
      if ([...word].length === 1) return quote(word);
      const begun = await connection.query("SELECT word FROM text_words WHERE word >= ? AND word < ? LIMIT ?", [
        word,
        `${word}\u{10ffff}`,
        WORDS_MAX + 1,
      ]);
      if (begun.length === 0) return null;
      if (begun.length > WORDS_MAX) return `${quote(word)} *`;
      return `(${begun.map(([one]) => quote(one as string)).join(" OR ")})`;
    },
    forget: () => remembered.clear(),
  };
}

/** Takes the words of all documents of a table out. */
export async function removeTextOf(connection: SqlConnection, table: string): Promise<void> {
  for (const index of ["text_index", "text_heads"] satisfies TextTable[])
    await connection.exec(`DELETE FROM ${index} WHERE rowid IN (SELECT place FROM ${table})`);
}

/** Forgets also the words that no document holds any more, where none has any. */
export async function forgetUnusedWords(connection: SqlConnection): Promise<void> {
  const [kept] = await connection.query("SELECT rowid FROM text_index LIMIT 1");
  if (kept) return;
  await connection.exec(`
    INSERT INTO text_index (text_index) VALUES ('delete-all');
    INSERT INTO text_heads (text_heads) VALUES ('delete-all');
    DELETE FROM text_words;
    DELETE FROM text_groups;`);
}

/** A word has no quotes in it. */
function quote(word: string): string {
  return `"${word}"`;
}
