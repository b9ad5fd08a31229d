// The words of a text are the same in the domain and in SQL, or a device and the server would not find the same.

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsOf } from "#domain/search/words.ts";
import { PROPERTY_SEED } from "../../domain/property.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

/** Letters that were given out in Unicode 17, of which Node may know and Postgres 18 does not. */
const NEWER = /[\ua7ce\ua7d2\ua7d4\ua7f1\u{16ea0}-\u{16eb8}]/u;

/** Letters that were given out in Unicode 15 and 16, which Postgres 15 and 16 do not know. */
const SINCE_UNICODE_15 =
  /[\u1c89\ua7cb\ua7cc\ua7da\ua7dc\u{105c9}\u{105e4}\u{10d50}-\u{10d65}\u{11383}-\u{113c8}\u{16121}-\u{16128}\u{16d68}-\u{16d6a}\u{1ccd6}-\u{1ccf9}\u{1e030}-\u{1e06d}]/u;

let desk: TestDesk;
let unknown: readonly RegExp[];

beforeAll(async () => {
  desk = await startTestDesk();
  const { rows } = await desk.pool.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  unknown = rows[0] && rows[0].version >= 170_000 ? [NEWER] : [NEWER, SINCE_UNICODE_15];
});
afterAll(() => desk.stop());

/** Whether Node and the Postgres of this run both know all of the letters. */
function isKnown(text: string): boolean {
  return !/\p{Cn}/u.test(text) && !unknown.some((letters) => letters.test(text));
}

async function wordsInSql(texts: readonly string[]): Promise<string[][]> {
  const { rows } = await desk.pool.query<{ folded: string }>(
    "SELECT search_folded(text) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS t (text, n) ORDER BY n",
    [texts],
  );
  return rows.map(({ folded }) => folded.split(" ").filter((word) => word !== ""));
}

test("every character of Unicode is folded alike, alone and within a word", async () => {
  const characters: string[] = [];
  for (let code = 1; code <= 0x1ffff; code += 1) {
    const character = String.fromCodePoint(code);
    // Half a pair is no text.
    if (!/\p{Cs}/u.test(character) && isKnown(character)) characters.push(character);
  }
  const texts = characters.map((character) => `a${character}b ${character}`);
  const found = await wordsInSql(texts);
  const differing = texts.filter((text, at) => found[at]?.join(" ") !== wordsOf(text).join(" "));
  expect(differing.map((text) => `${text} ${text.codePointAt(1)?.toString(16)}`)).toEqual([]);
  expect(characters.length).toBeGreaterThan(90_000);
});

test("whole texts are taken apart alike", async () => {
  const anyText = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(..."aB9-_'\"\\:&|!*()<> éÜßÆς\u0301\u00ad\n😀漢łı"), maxLength: 80 }),
  );
  const texts = fc.sample(anyText, { seed: PROPERTY_SEED, numRuns: 2_000 }).filter((text) => text.isWellFormed());
  const fit = texts.filter((text) => !text.includes("\u0000") && isKnown(text));
  expect(await wordsInSql(fit)).toEqual(fit.map(wordsOf));
  expect(fit.length).toBeGreaterThan(500);
});

test("a text of the greatest length is kept with all its words, and no word is too long to be kept", async () => {
  const { rows } = await desk.pool.query<{ words: number; longest: number }>(
    `SELECT length(search_words(string_agg('w' || n, ' '))) AS words,
       length(search_words(repeat('x', 20000))) AS longest FROM generate_series(1, 3000) AS n`,
  );
  expect(rows).toEqual([{ words: 3_000, longest: 1 }]);
});
