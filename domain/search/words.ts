// How a text is taken apart into words for search: letters and digits, without case and without accents. The device's store,
// the server's index (`search_words` in SQL, migration 0004) and the marking of what was found all do it as it is done here.
// Nothing in it is about helpdesks.

/** Marks that are written over, under or within letters, and the soft hyphen, which is not seen at all. */
const MARKS =
  "\\u00ad\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670" +
  "\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20f0" +
  "\\u3099\\u309a\\ufe00-\\ufe0f\\ufe20-\\ufe2f";

/** What stands between words once letters are folded: blanks, punctuation, symbols, pictures, and what is nobody's letter. */
const BETWEEN_WORDS =
  "\\u0000-\\u002f\\u003a-\\u0060\\u007b-\\u00d7\\u00f7\\u02c2-\\u02c5\\u02d2-\\u02eb\\u02ed\\u02ef-\\u02ff\\u0375\\u03f6\\u0482" +
  "\\u055a-\\u055f\\u0589-\\u058f\\u05be\\u05c0\\u05c3\\u05c6\\u05f3-\\u060f\\u061b-\\u061f\\u066a-\\u066d\\u06d4\\u06dd\\u06de" +
  "\\u06e9\\u06fd\\u06fe\\u0700-\\u070f\\u0964\\u0965\\u0970\\u0df4\\u0e3f\\u0e4f\\u0e5a\\u0e5b\\u10fb\\u1360-\\u1368" +
  "\\u17d4-\\u17d6\\u17d8-\\u17db\\u1800-\\u180a\\u2000-\\u20cf\\u2100-\\u214d\\u2190-\\u2bff\\u2e00-\\u2e2e\\u2e30-\\u3004" +
  "\\u3008-\\u3020\\u3030\\u303d-\\u303f\\u30fb\\ue000-\\uf8ff\\ufd3e\\ufd3f\\ufe10-\\ufe19\\ufe30-\\ufe6f\\ufeff\\ufff9-\\uffff";
const PICTURES = "\\u{1f000}-\\u{1faff}\\u{f0000}-\\u{10ffff}";

const PLAIN_WORDS = /[a-z0-9]+/g;
const MARK = new RegExp(`[${MARKS}]+`, "gu");
const BETWEEN = new RegExp(`[${BETWEEN_WORDS}${PICTURES}]+`, "u");

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  ς: "σ",
};
const FOLDED_APART = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");

/** Longer words are cut: nobody types them, and a text without spaces is no word. */
const WORD_MAX = 40;

/** The words of a text in their order, each folded. */
export function wordsOf(text: string): string[] {
  const words = isAscii(text) ? (text.toLowerCase().match(PLAIN_WORDS) ?? []) : foldedWordsOf(text);
  return words.map((word) => (word.length > WORD_MAX ? word.slice(0, WORD_MAX) : word));
}

function foldedWordsOf(text: string): string[] {
  return foldText(text)
    .split(BETWEEN)
    .filter((word) => word !== "");
}

/** In lower case and without accents; what stands between words stays. */
export function foldText(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const bare = text.normalize("NFKD").replace(MARK, "").toLowerCase();
  return bare.replace(FOLDED_APART, (letter) => PLAIN[letter] ?? letter);
}

/** Most texts are: then there is nothing to fold but the case. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** Whether the words stand in the text whole, and one behind the other. */
export function holdsPhrase(text: readonly string[], phrase: readonly string[]): boolean {
  const last = text.length - phrase.length;
  for (let from = 0; from <= last; from += 1) if (phrase.every((word, at) => text[from + at] === word)) return true;
  return false;
}

/** One letter begins a good part of all words, so it stands for itself alone; longer ones find what begins with them. */
export function isBeginning(word: string): boolean {
  return [...word].length > 1;
}

/** Whether each word begins one of the texts'. */
export function beginsAll(texts: readonly string[], words: readonly string[]): boolean {
  const known = texts.flatMap(wordsOf);
  return words.every((word) => beginsOne(known, word));
}

export function beginsOne(words: readonly string[], word: string): boolean {
  return isBeginning(word) ? words.some((one) => one.startsWith(word)) : words.includes(word);
}
