// The full-text index of a store: one row per document, on SQLite's FTS5. Words are looked up by their beginnings: what
// begins so is few words mostly, which are looked up whole; where it is many, FTS5's index of short beginnings serves.

import type { SqlConnection } from "./sql-connection.ts";
import { PLACES_SQL } from "./text-places.ts";

/** Each word of a text once, and the words of the fields that tell what it is about apart from the others. */
export interface TextRow {
  place: bigint;
  head: readonly string[];
  body: readonly string[];
}

// The words come folded and apart from each other, so FTS5 only splits at spaces. Where in a text a word stands is not kept.
export const TEXT_SQL = `
  CREATE VIRTUAL TABLE text_index USING fts5(
    head, body, content = '', contentless_delete = 1, tokenize = 'ascii', detail = column, prefix = '2 3');
  CREATE TABLE text_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
  ${PLACES_SQL}`;

/** Whole words that are asked for instead of a beginning. */
const WORDS_MAX = 48;
/** Words that are remembered as known, so that they are not written again. */
const REMEMBERED_MAX = 200_000;

export interface TextIndex {
  put(row: TextRow): Promise<void>;
  remove(place: bigint): Promise<void>;
  /** What to look up for a word as typed: an expression of FTS5, or null where nothing begins so. */
  toMatch(word: string): Promise<string | null>;
  /** What was written since the last commit did not come to stay. */
  forget(): void;
}

export function createTextIndex(connection: SqlConnection): TextIndex {
  const remembered = new Set<string>();
  const learn = async (word: string) => {
    if (remembered.has(word)) return;
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    remembered.add(word);
    await connection.query("INSERT OR IGNORE INTO text_words (word) VALUES (?)", [word]);
  };
  return {
    async put({ place, head, body }) {
      for (const word of head) await learn(word);
      for (const word of body) await learn(word);
      await connection.query("INSERT OR REPLACE INTO text_index (rowid, head, body) VALUES (?, ?, ?)", [
        place,
        head.join(" "),
        body.join(" "),
      ]);
    },
    async remove(place) {
      await connection.query("DELETE FROM text_index WHERE rowid = ?", [place]);
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

/** A word has no quotes in it. */
function quote(word: string): string {
  return `"${word}"`;
}
