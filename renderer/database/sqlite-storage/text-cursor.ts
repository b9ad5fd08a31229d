// Goes down the rows of the full-text index that match, from the latest on, and skips to where it is asked to.

import type { SqlConnection } from "./sql-connection.ts";
import type { TextTable } from "./text-index.ts";
import { groupOf, lastPlaceOf } from "./text-places.ts";

export interface FoundPlace {
  group: number;
  /** A row of the group that matches, the latest. */
  place: bigint;
}

export interface TextCursor {
  /** The latest row that matches in this group or the next one before it. It never goes back. */
  atMost(group: number): Promise<FoundPlace | null>;
}

/** Where a search begins. */
export const LAST_GROUP = Number.MAX_SAFE_INTEGER;

/** Rows that are read at once: more each time, for each reading looks up all words anew. */
const ROWS_AT_FIRST = 128;
const ROWS_AT_MOST = 1_024;
const LAST_PLACE = 2n ** 63n - 1n;

export interface TextMatch {
  table: TextTable;
  /** An expression of FTS5. */
  match: string;
  /** Looks up in the document itself what the index can't tell, for it does not know where in a text a word stands. */
  holds?: (place: bigint) => Promise<boolean>;
}

export function createTextCursor(connection: SqlConnection, { table, match, holds }: TextMatch): TextCursor {
  let rows: bigint[] = [];
  let at = 0;
  let atOnce = ROWS_AT_FIRST;
  /** What lies above has been read. */
  let unread = LAST_PLACE;
  let isAtEnd = false;
  let known: bigint | null = null;

  async function read(group: number): Promise<void> {
    const last = group > 2 ** 46 ? unread : smaller(unread, lastPlaceOf(group));
    // As one text: to hand a row over costs as much as to find it.
    const [found] = await connection.query(
      `SELECT group_concat(rowid) FROM (
         SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?)`,
      [match, last, atOnce],
    );
    rows = toPlaces(found?.[0] as string | null);
    at = 0;
    unread = (rows.at(-1) ?? 0n) - 1n;
    isAtEnd = rows.length < atOnce;
    atOnce = Math.min(2 * atOnce, ROWS_AT_MOST);
  }

  async function next(group: number): Promise<bigint | null> {
    for (;;) {
      for (; at < rows.length; at += 1) if (groupOf(rows[at] as bigint) <= group) return rows[at] as bigint;
      if (isAtEnd) return null;
      await read(group);
    }
  }

  return {
    async atMost(group) {
      for (;;) {
        const place = await next(group);
        if (place === null) return null;
        if (place === known || !holds || (await holds(place))) {
          known = place;
          return { group: groupOf(place), place };
        }
        at += 1;
      }
    },
  };
}

/** Goes down the rows that any of these finds. */
export function uniteCursors(cursors: readonly TextCursor[]): TextCursor {
  return {
    async atMost(group) {
      let latest: FoundPlace | null = null;
      // One after the other: a connection answers one question at a time.
      for (const cursor of cursors) {
        const found = await cursor.atMost(group);
        if (found && (!latest || found.place > latest.place)) latest = found;
      }
      return latest;
    },
  };
}

/** From the latest on: SQL promises no order within what it has put together. */
function toPlaces(joined: string | null): bigint[] {
  return (joined?.split(",") ?? []).map(BigInt).sort((a, b) => (a < b ? 1 : -1));
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
