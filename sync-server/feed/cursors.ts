// Places in an index, as the wire carries them and as SQL compares them. A cursor with an empty key stands at the edge of
// its version: everything below that version has been read, and nothing of it.

import type { Cursor } from "#protocol/sync/pull.ts";

/** A place between two rows, for SQL to compare rows with. */
export interface Place {
  version: string;
  ids: string[];
}

export const FIRST_ID = "00000000-0000-0000-0000-000000000000";
export const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

const VERSION_LIMIT = 2n ** 64n;
const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** The forms that a key may have: two ids, or one, with or without a count of what remains. */
export const KEYS = {
  ticketAndDocument: new RegExp(`^(?:${ID}/${ID})?$`, "i"),
  documentAndRemaining: new RegExp(`^(?:${ID})?(?:~\\d{1,9})?$`, "i"),
} as const;

/** Whether a cursor can be one that we gave out: anything else is refused before Postgres has to read it. */
export function isSound({ version, key }: Cursor, form: RegExp): boolean {
  return BigInt(version) < VERSION_LIMIT && form.test(key);
}

export function edgeOf(version: bigint): Cursor {
  return { version: String(version), key: "" };
}

export function cursorAt(version: string, ...ids: string[]): Cursor {
  return { version, key: ids.join("/") };
}

/** The same place, with word of how many documents lie behind it. */
export function withRemaining({ version, key }: Cursor, remaining: number): Cursor {
  return { version, key: `${idsOf(key)}~${Math.min(remaining, 999_999_999)}` };
}

/** How many documents were said to lie behind a place; 0 where nothing was. */
export function remainingOf({ key }: Cursor): number {
  return Number(key.split("~")[1] ?? 0);
}

/** The ids of a key, without what is said to remain. */
export function idsOf(key: string): string {
  return key.split("~")[0] ?? "";
}

/** Whether a range that is read upwards has nothing below the horizon any more. */
export function hasReached({ version }: Cursor, horizon: bigint): boolean {
  return BigInt(version) >= horizon;
}

/** Where a range that is read upwards goes on: behind this place. */
export function placeUpwards({ version, key }: Cursor, idCount: number): Place {
  const ids = idsOf(key);
  if (ids !== "") return { version, ids: ids.split("/") };
  const below = BigInt(version) - 1n;
  if (below < 0n) return { version: "0", ids: Array<string>(idCount).fill(FIRST_ID) };
  return { version: String(below), ids: Array<string>(idCount).fill(LAST_ID) };
}
