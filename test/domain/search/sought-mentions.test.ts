import { describe, expect, it } from "vitest";
import { parseSearch } from "#domain/search/parse-search.ts";
import { findOvernamed, NAMED_MAX, namesSought } from "#domain/search/sought-mentions.ts";

const annas = Array.from({ length: NAMED_MAX + 1 }, (_, at) => ({
  id: `anna-${at}`,
  displayName: `Anna Number${at}x`,
}));
const KIM = { id: "kim", displayName: "Kim A. Keller" };
const ANNA_KELLER = { id: "anna-keller", displayName: "Anna Keller" };
const STAFF = [KIM, ANNA_KELLER, ...annas];

const read = (text: string) => parseSearch(text, { role: "support" });
const byWord = (word: string, text = word, staff = STAFF) => namesSought(read(text), staff).byWord(word);

describe("a word of a search", () => {
  it("stands for those one of whose names it begins", () => {
    expect(byWord("ki")).toEqual(["kim"]);
    expect(byWord("kell")).toEqual(["kim", "anna-keller"]);
    expect(byWord("eller")).toEqual([]);
  });

  it("stands for nobody where it is one letter, also where somebody has it for an initial", () => {
    expect(byWord("a")).toEqual([]);
    expect(byWord("k")).toEqual([]);
  });

  it("stands for as many as there may be, and for nobody where there are more", () => {
    expect(byWord("anna", "anna", annas.slice(0, NAMED_MAX))).toHaveLength(NAMED_MAX);
    expect(byWord("anna", "anna", annas)).toEqual([]);
  });

  it("stands for those of too many whom another word names as well, whichever comes first", () => {
    for (const text of ["anna keller", "keller anna", 'anna "keller"', "printer anna kell"]) {
      expect([text, byWord("anna", text)]).toEqual([text, ["anna-keller"]]);
    }
  });

  it.each(["anna printer", "anna -keller", "anna an", "anna anna", "anna from:keller"])(
    "stands for nobody in %j, where nothing else says which of too many is meant",
    (text) => {
      expect(byWord("anna", text)).toEqual([]);
    },
  );
});

describe("a phrase of a search", () => {
  it("stands for those in whose name it is, and for nobody where they are too many", () => {
    const { byPhrase } = namesSought(read('"anna keller" "anna"'), STAFF);
    expect(byPhrase(["anna", "keller"])).toEqual(["anna-keller"]);
    expect(namesSought(read('"anna"'), STAFF).byPhrase(["anna"])).toEqual([]);
  });
});

it("what stands for nobody because too many are called so can be told, so that nobody takes it for all there is", () => {
  expect(findOvernamed(read('anna an "anna" kim a printer'), STAFF)).toEqual(["anna", "an", "anna"]);
  expect(findOvernamed(read("anna printer"), STAFF)).toEqual(["anna"]);
  expect(findOvernamed(read("mentions:anna from:anna assignee:anna"), STAFF)).toEqual([]);
});

it.each(["anna keller", 'anna "keller"', '"anna" keller', '"anna keller"'])(
  "%j, where another word says which of too many is meant, is not told as too many",
  (text) => {
    expect(findOvernamed(read(text), STAFF)).toEqual([]);
  },
);
