// Finds what holds all the words of a search, each somewhere in it: one word in the subject and another in a message will
// do. What has them all in its head comes first, then the newest.

import type { SqlConnection } from "./sql-connection.ts";
import type { TextIndex, TextTable } from "./text-index.ts";
import { groupOf, lastPlaceOf } from "./text-places.ts";

export interface FoundGroup {
  group: number;
  /** One document of it that matches: the latest of those that hold the first word. */
  place: bigint;
  isInHead: boolean;
}

/** Rows that are read at once of those that hold a word. */
const ROWS_AT_ONCE = 128;

/** Words are expected folded (text-words.ts). @returns at most `limit` groups from the best on. */
export async function searchText(
  connection: SqlConnection,
  index: TextIndex,
  words: readonly string[],
  limit: number,
): Promise<FoundGroup[]> {
  const matches: string[] = [];
  for (const word of new Set(words)) {
    const match = await index.toMatch(word);
    if (match === null) return [];
    matches.push(match);
  }
  if (matches.length === 0 || limit <= 0) return [];
  const inHead = await findCommon(connection, "text_heads", matches, limit);
  const known = new Set(inHead.map(({ group }) => group));
  const anywhere = known.size < limit ? await findCommon(connection, "text_index", matches, limit) : [];
  return [
    ...inHead.map((found) => ({ ...found, isInHead: true })),
    ...anywhere.filter(({ group }) => !known.has(group)).map((found) => ({ ...found, isInHead: false })),
  ].slice(0, limit);
}

type Place = Pick<FoundGroup, "group" | "place">;

/** Goes down the groups from the newest on, and skips to where the word that is rarest there occurs next. */
async function findCommon(
  connection: SqlConnection,
  table: TextTable,
  matches: readonly string[],
  limit: number,
): Promise<Place[]> {
  const cursors = matches.map((match) => createCursor(connection, table, match));
  const found: Place[] = [];
  let bound = Number.MAX_SAFE_INTEGER;
  while (found.length < limit) {
    const agreed = await nextAgreed(cursors, bound);
    if (!agreed) break;
    found.push(agreed);
    bound = agreed.group - 1;
  }
  return found;
}

async function nextAgreed(cursors: readonly Cursor[], from: number): Promise<Place | null> {
  let bound = from;
  for (;;) {
    let first: Place | null = null;
    let lowest = bound;
    for (const cursor of cursors) {
      const next = await cursor.atMost(lowest);
      if (!next) return null;
      first ??= next;
      lowest = next.group;
    }
    if (first?.group === lowest) return first;
    bound = lowest;
  }
}

interface Cursor {
  /** The latest row that matches in this group or the next one before it. It never goes back. */
  atMost(group: number): Promise<Place | null>;
}

function createCursor(connection: SqlConnection, table: TextTable, match: string): Cursor {
  let rows: bigint[] = [];
  let at = 0;
  let isAtEnd = false;
  const read = async (group: number) => {
    const last = group > 2 ** 46 ? 2n ** 63n - 1n : lastPlaceOf(group);
    const found = await connection.query(
      `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ${ROWS_AT_ONCE}`,
      [match, last],
    );
    rows = found.map(([place]) => BigInt(place as number | bigint));
    at = 0;
    isAtEnd = rows.length < ROWS_AT_ONCE;
  };
  const skip = (group: number) => {
    for (; at < rows.length; at += 1) if (groupOf(rows[at] as bigint) <= group) return rows[at] as bigint;
    return null;
  };
  return {
    async atMost(group) {
      let place = skip(group);
      if (place === null && !isAtEnd) {
        await read(group);
        place = skip(group);
      }
      return place === null ? null : { group: groupOf(place), place };
    },
  };
}
