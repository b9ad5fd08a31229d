// Finds the groups of which all terms and conditions of a search are true. A word in one document and another in the next will
// do. What has them all in its head comes first, then the latest.

import { wordsOf } from "#domain/search/words.ts";
import { type GroupFilter, walkGroups } from "./group-filter.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { TextTerm } from "./store-engine.ts";
import { createTextCursor, type FoundPlace, LAST_GROUP, type TextCursor, uniteCursors } from "./text-cursor.ts";
import type { TextIndex, TextTable } from "./text-index.ts";
import type { FindPhrase, PhraseWhere } from "./text-phrases.ts";

export interface FoundGroup {
  group: number;
  /** Of a document of it that matches; null where no words are sought. */
  place: bigint | null;
  isInHead: boolean;
}

export interface TextSearch {
  connection: SqlConnection;
  index: TextIndex;
  /** How phrases are looked up in documents. */
  findPhrase: FindPhrase;
  terms: readonly TextTerm[];
  filter: GroupFilter;
  limit: number;
}

/** @returns at most `limit` groups from the best on; none where nothing is sought. */
export async function searchText(search: TextSearch): Promise<FoundGroup[]> {
  const { terms, filter, limit } = search;
  const wanted = terms.filter(({ isExcluded }) => !isExcluded);
  if (limit <= 0 || (terms.length === 0 && filter.isEmpty)) return [];
  if (wanted.length === 0) {
    const walked = await collect(search, walkGroups(filter), new Set());
    return walked.map((group) => ({ ...group, isInHead: false }));
  }
  const inHead = wanted.every(({ inNames }) => inNames) ? [] : await findCommon(search, wanted, { isInHead: true });
  const known = new Set(inHead.map(({ group }) => group));
  const others = known.size < limit ? await findCommon(search, wanted, { isInHead: false, known }) : [];
  return [
    ...inHead.map((found) => ({ ...found, isInHead: true })),
    ...others.map((found) => ({ ...found, isInHead: false })),
  ].slice(0, limit);
}

type Found = Pick<FoundGroup, "group" | "place">;

interface Where {
  isInHead: boolean;
  known?: ReadonlySet<number>;
}

async function findCommon(
  search: TextSearch,
  wanted: readonly TextTerm[],
  { isInHead, known = new Set() }: Where,
): Promise<Found[]> {
  const cursors = await openCursors(search, wanted, isInHead);
  return cursors === null || cursors.length === 0 ? [] : collect(search, agreedGroups(cursors), known);
}

/** Candidates come from the latest down. They are filtered some at a time, for each asking of the store costs more than a row of it. */
const CANDIDATES_AT_ONCE = 64;

async function collect(
  search: TextSearch,
  candidates: AsyncIterable<Found>,
  known: ReadonlySet<number>,
): Promise<Found[]> {
  const isExcluded = await openExclusions(search);
  const found: Found[] = [];
  let waiting: Found[] = [];
  const pass = async () => {
    const passing = await search.filter.pass(waiting.map(({ group }) => group));
    found.push(...waiting.filter(({ group }) => passing.has(group)));
    waiting = [];
  };
  const atOnce = search.filter.isEmpty ? 1 : CANDIDATES_AT_ONCE;
  for await (const candidate of candidates) {
    if (known.has(candidate.group) || (await isExcluded(candidate.group))) continue;
    waiting.push(candidate);
    if (waiting.length >= atOnce) await pass();
    if (found.length >= search.limit) break;
  }
  await pass();
  return found.slice(0, search.limit);
}

/** Whether a group has what must not be found. Asked of one group after the other, from the latest down. */
async function openExclusions(search: TextSearch): Promise<(group: number) => Promise<boolean>> {
  const terms: (readonly TextCursor[])[] = [];
  // One after the other: a connection answers one question at a time.
  for (const term of search.terms) {
    const cursors = term.isExcluded ? await openCursors(search, [term], false) : null;
    if (cursors && cursors.length > 0) terms.push(cursors);
  }
  return async (group) => {
    for (const cursors of terms) if (await haveAll(cursors, group)) return true;
    return false;
  };
}

async function haveAll(cursors: readonly TextCursor[], group: number): Promise<boolean> {
  for (const cursor of cursors) if ((await cursor.atMost(group))?.group !== group) return false;
  return true;
}

/** Goes down the groups from the latest on, and skips to where what is rarest there occurs next. */
async function* agreedGroups(cursors: readonly TextCursor[]): AsyncGenerator<FoundPlace> {
  let bound = LAST_GROUP;
  for (;;) {
    const agreed = await nextAgreed(cursors, bound);
    if (!agreed) return;
    yield agreed;
    bound = agreed.group - 1;
  }
}

async function nextAgreed(cursors: readonly TextCursor[], from: number): Promise<FoundPlace | null> {
  let bound = from;
  for (;;) {
    let first: FoundPlace | null = null;
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

/** A cursor for each word and phrase; null where one of them is not there at all. */
async function openCursors(
  search: TextSearch,
  terms: readonly TextTerm[],
  isInHead: boolean,
): Promise<TextCursor[] | null> {
  const cursors: TextCursor[] = [];
  for (const term of terms) {
    const own = await openTerm(search, term, isInHead);
    if (own === null) return null;
    cursors.push(...own);
  }
  return cursors;
}

async function openTerm(search: TextSearch, term: TextTerm, isInHead: boolean): Promise<TextCursor[] | null> {
  const { connection, index } = search;
  const { text, as, inNames, or = [] } = term;
  const table = tableOf({ inNames, isInHead });
  // What is as good stands in the body of a document.
  const others = (isInHead ? [] : or).map((phrase) => openPhrase(search, "text_index", { ...phrase, isInHead: false }));
  const words = [...new Set(wordsOf(text))];
  if (as === "phrase") {
    const own = words.length > 0 ? [openPhrase(search, table, { text, isInHead })] : [];
    if (own.length === 0 && !term.or) return [];
    return toUnited([...own, ...others]);
  }
  const cursors: TextCursor[] = [];
  for (const word of words) {
    const match = await index.toMatch(word);
    const own = match === null ? [] : [createTextCursor(connection, { table, match })];
    const united = toUnited([...own, ...others]);
    if (united === null) return null;
    cursors.push(...united);
  }
  return cursors;
}

function openPhrase(
  { connection, findPhrase }: TextSearch,
  table: TextTable,
  { text, ...where }: PhraseWhere & { text: string },
): TextCursor {
  const words = wordsOf(text);
  const match = [...new Set(words)].map((word) => `"${word}"`).join(" AND ");
  return createTextCursor(connection, { table, match, holds: (place) => findPhrase(place, words, where) });
}

function toUnited(cursors: readonly TextCursor[]): [TextCursor] | null {
  const [first, ...others] = cursors;
  if (!first) return null;
  return [others.length === 0 ? first : uniteCursors(cursors)];
}

function tableOf({ inNames, isInHead }: { inNames: boolean; isInHead: boolean }): TextTable {
  if (inNames) return "text_names";
  return isInHead ? "text_heads" : "text_index";
}
