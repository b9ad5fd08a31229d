// The parts that a search is typed in: what stands between blanks, or between quotes.

import type { Span } from "./search-query.ts";

export interface SearchToken extends Span {
  isNegated: boolean;
  /** What stands before a colon, null where there is none. */
  name: string | null;
  /** The rest, without its quotes. */
  value: string;
  isQuoted: boolean;
}

/** A quote that is not closed yet reaches to the end. */
const TOKEN = /(-(?=[^\s-]))?(?:([^\s":]+):)?(?:"([^"]*)"?|([^\s"]*))/gu;

export function tokensOf(text: string): SearchToken[] {
  return [...text.matchAll(TOKEN)].flatMap((match) => {
    const [whole, minus, name = null, quoted, plain = ""] = match;
    if (whole === "") return [];
    const isQuoted = quoted !== undefined;
    const span = { start: match.index, end: match.index + whole.length };
    return [{ ...span, isNegated: minus !== undefined, name, value: quoted ?? plain, isQuoted }];
  });
}
