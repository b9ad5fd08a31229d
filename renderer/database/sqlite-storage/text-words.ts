// The words of a text as the full-text index takes them: letters and digits, without case and without accents. They are
// taken apart here and not by SQLite, so that the beginnings of words are known by themselves.

const NOT_OF_WORDS = /[^\p{L}\p{N}\p{Co}]+/u;
const MARKS = /\p{M}+/gu;

/** Longer ones are cut: nobody types them, and a text without spaces is no word. */
const WORD_MAX = 40;

export function wordsOf(text: string): string[] {
  const folded = isPlain(text) ? text : text.normalize("NFKD").replace(MARKS, "");
  const words = folded.toLowerCase().split(NOT_OF_WORDS);
  return words.filter((word) => word !== "").map((word) => word.slice(0, WORD_MAX));
}

/** Most texts are: then there is nothing to fold but the case. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}
