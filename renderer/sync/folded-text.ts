// Text as search sees it: lower case, without accents, words apart. Every word of a query is a prefix to find.

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

const MARKS = /\p{M}+/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;

/** The words of a text, each with one blank before it, so that a word's beginning can be found by `includes`. */
export function toSearchable(text: string): string {
  const folded = text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(BETWEEN_WORDS, " ")
    .trim();
  return ` ${folded}`;
}

/** What to look for, each as `toSearchable` would write the beginning of a word. */
export function toSearchWords(query: string): string[] {
  return toSearchable(query)
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ` ${word}`);
}
