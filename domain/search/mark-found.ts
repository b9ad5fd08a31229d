// Where in a text it was found: the words to mark, and the passage to show of a long one. All of it is plain text in parts, for a
// screen to mark as it likes; none of it is ever HTML.

import { type MarkedWord, markedWordsOf, type SearchQuery } from "./search-query.ts";
import { foldText, isBeginning, wordsOf } from "./words.ts";

export interface TextPart {
  text: string;
  isFound: boolean;
}

/** The text in parts that, put together, are the text. */
export function markFound(text: string, query: SearchQuery): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { index, length } of foundIn(text, query)) {
    if (index > end) parts.push({ text: text.slice(end, index), isFound: false });
    parts.push({ text: text.slice(index, index + length), isFound: true });
    end = index + length;
  }
  if (end < text.length || parts.length === 0) parts.push({ text: text.slice(end), isFound: false });
  return parts;
}

/** At most this much of a text, in UTF-16 code units, is shown before and behind what was found first. */
const BEFORE = 24;
const BEHIND = 176;

/** A piece of a long text around the first word that was found, in one line; null where none was. */
export function findPassage(text: string, query: SearchQuery): string | null {
  const [first] = foundIn(text, query);
  if (!first) return null;
  const found = first.index;
  const from = found <= BEFORE ? 0 : wordStart(text, found - BEFORE, found);
  const to = Math.min(text.length, found + BEHIND);
  const piece = wholeCharacters(text.slice(from, to)).replace(/\s+/g, " ").trim();
  return `${from > 0 ? "…" : ""}${piece}${to < text.length ? "…" : ""}`;
}

/** Letters and digits with what may be written within a word; finer than that, words are folded and compared. */
const RUN = /[\p{L}\p{N}\p{M}\u00ad]+/gu;

/** Where it was found, one after the other and only as far as somebody asks. */
function* foundIn(text: string, query: SearchQuery): Generator<{ index: number; length: number }> {
  const marked = markedWordsOf(query);
  for (const { 0: run, index } of marked.length > 0 ? text.matchAll(RUN) : []) {
    const length = foundLength(run, marked);
    if (length > 0) yield { index, length };
  }
}

/** How much of what is written the longest sought word covers. */
function foundLength(run: string, marked: readonly MarkedWord[]): number {
  const [word, ...others] = wordsOf(run);
  if (word === undefined || others.length > 0) return 0;
  const covers = ({ word: sought, isBeginning: mayGoOn }: MarkedWord) =>
    word === sought || (mayGoOn && word.startsWith(sought) && isBeginning(sought));
  const longest = Math.max(0, ...marked.filter(covers).map((one) => one.word.length));
  return longest === 0 ? 0 : writtenLength(run, longest);
}

/** How much of a run is written until as many folded letters are reached, with the marks on the last of them. */
function writtenLength(run: string, folded: number): number {
  let written = 0;
  let covered = 0;
  for (const letter of run) {
    const length = /^[\p{M}\u00ad]$/u.test(letter) ? 0 : foldText(letter).length;
    if (covered >= folded && length > 0) break;
    covered += length;
    written += letter.length;
  }
  return written;
}

function wordStart(text: string, from: number, before: number): number {
  const blank = text.slice(from, before).search(/\s/);
  return blank === -1 ? from : from + blank + 1;
}

/** Without half of a character at either end. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, "").replace(/[\ud800-\udbff]$/, "");
}
