// The full-text index of a store: one row per document, on SQLite's FTS5. Words are looked up by their beginnings: what
// begins so is few words mostly, which are looked up whole; where it is many, FTS5's index of short beginnings serves.

import { isBeginning } from "#domain/search/words.ts";
import type { SqlConnection } from "./sql-connection.ts";
import { PLACES_SQL } from "./text-places.ts";

/** The words of a document for each kind of its fields (`FullTextPlan`); how often a word is named is all the same. */
export interface TextRow {
  place: bigint;
  /** Words of the fields that tell what it is about. */
  head: readonly string[];
  names: readonly string[];
  body: readonly string[];
}

// The words come folded and apart from each other, so FTS5 only splits at spaces. Where in a text a word stands is not
// kept. What stands in heads and names is in the index of heads as well: for what is found there comes first, and most
// documents have none. Names have a third, to be searched by themselves.
const OPTIONS = "content = '', contentless_delete = 1, tokenize = 'ascii', detail = none";
export const TEXT_INDEX_SQL = `
  CREATE VIRTUAL TABLE text_index USING fts5(words, ${OPTIONS}, prefix = '2');
  CREATE VIRTUAL TABLE text_heads USING fts5(words, ${OPTIONS}, prefix = '2 3');
  CREATE VIRTUAL TABLE text_names USING fts5(words, ${OPTIONS}, prefix = '2 3');`;

export const TEXT_SQL = `
  ${TEXT_INDEX_SQL}
  CREATE TABLE text_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
  ${PLACES_SQL}`;

export const TEXT_TABLES = ["text_index", "text_heads", "text_names"] as const;
export type TextTable = (typeof TEXT_TABLES)[number];

/** Whole words that are asked for instead of a beginning. */
const WORDS_MAX = 48;
/** Words that are remembered as known, so that they are not written again. */
const REMEMBERED_MAX = 200_000;

export interface TextIndex {
  add(row: TextRow): Promise<void>;
  remove(place: bigint): Promise<void>;
  /** What to look up for a word as typed: an expression of FTS5, or null where nothing begins so. */
  toMatch(word: string): Promise<string | null>;
  /** The words that were known are no longer, or may not be: they are written again. */
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
    async add({ place, head, names, body }) {
      const about = names.length === 0 ? head : [...head, ...names];
      const words = about.length === 0 ? body : [...about, ...body];
      await learn(words);
      await connection.query("INSERT INTO text_index (rowid, words) VALUES (?, ?)", [place, words.join(" ")]);
      if (about.length > 0)
        await connection.query("INSERT INTO text_heads (rowid, words) VALUES (?, ?)", [place, about.join(" ")]);
      if (names.length > 0)
        await connection.query("INSERT INTO text_names (rowid, words) VALUES (?, ?)", [place, names.join(" ")]);
    },
    async remove(place) {
      for (const table of TEXT_TABLES) await connection.query(`DELETE FROM ${table} WHERE rowid = ?`, [place]);
    },
    async toMatch(word) {
      if (!isBeginning(word)) return quote(word);
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
  for (const index of TEXT_TABLES)
    await connection.exec(`DELETE FROM ${index} WHERE rowid IN (SELECT place FROM ${table})`);
}

/** Forgets also the words that no document holds any more, where none has any. */
export async function forgetUnusedWords(connection: SqlConnection, index: TextIndex): Promise<void> {
  const [kept] = await connection.query("SELECT rowid FROM text_index LIMIT 1");
  if (kept) return;
  for (const table of TEXT_TABLES) await connection.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
  await connection.exec("DELETE FROM text_words; DELETE FROM text_groups;");
  index.forget();
}

/** A word has no quotes in it. */
function quote(word: string): string {
  return `"${word}"`;
}
