// Where the words of a search are found in a text: by prefix, case and accents folded, as the search itself does it.

export interface TextPart {
  text: string;
  isMatch: boolean;
}

/** The text in parts that, put together, are the text; the parts that begin a word as a searched word does are marked. */
export function matchWords(text: string, query: string): TextPart[] {
  const words = wordsOf(query);
  if (words.length === 0) return [{ text, isMatch: false }];
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const length = matchedLength(word, words);
    if (length === 0) continue;
    if (index > end) parts.push({ text: text.slice(end, index), isMatch: false });
    parts.push({ text: text.slice(index, index + length), isMatch: true });
    end = index + length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMatch: false });
  return parts;
}

/** A piece of a long text around the first word that was found; null where none was. */
export function findSnippet(text: string, query: string, around = 60): string | null {
  const parts = matchWords(text, query);
  const at = parts.findIndex(({ isMatch }) => isMatch);
  if (at === -1) return null;
  const before = parts.slice(0, at).reduce((length, part) => length + part.text.length, 0);
  const from = Math.max(0, before - around);
  const piece = text.slice(from, before + around * 2).replace(/\s+/g, " ");
  return `${from > 0 ? "…" : ""}${piece}${before + around * 2 < text.length ? "…" : ""}`;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

function wordsOf(query: string): string[] {
  return [...query.matchAll(WORD)].map(([word]) => fold(word)).filter(Boolean);
}

/** How much of the word, as written, the longest searched word covers that it begins with. */
function matchedLength(word: string, searched: readonly string[]): number {
  const folded = fold(word);
  const longest = Math.max(0, ...searched.filter((part) => folded.startsWith(part)).map((part) => part.length));
  if (longest === 0) return 0;
  let written = 0;
  let covered = 0;
  for (const letter of word) {
    if (covered >= longest && fold(letter) !== "") break;
    covered += fold(letter).length;
    written += letter.length;
  }
  return written;
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss");
}
