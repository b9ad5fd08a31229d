// The words of a text as the full-text index takes them: letters and digits, without case and without accents. They are
// taken apart here and not by SQLite, so that the beginnings of words are known by themselves.

const PLAIN_WORDS = /[a-z0-9]+/g;
const NOT_OF_WORDS = /[^\p{L}\p{N}\p{Co}]+/u;
const MARKS = /\p{M}+/gu;

/** Longer ones are cut: nobody types them, and a text without spaces is no word. */
const WORD_MAX = 40;

export function wordsOf(text: string): string[] {
  const words = isPlain(text) ? plainWordsOf(text) : foldedWordsOf(text);
  return words.map((word) => (word.length > WORD_MAX ? word.slice(0, WORD_MAX) : word));
}

/** Most texts are: then there is nothing to fold but the case. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

function plainWordsOf(text: string): string[] {
  return text.toLowerCase().match(PLAIN_WORDS) ?? [];
}

function foldedWordsOf(text: string): string[] {
  const folded = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
  return folded.split(NOT_OF_WORDS).filter((word) => word !== "");
}
