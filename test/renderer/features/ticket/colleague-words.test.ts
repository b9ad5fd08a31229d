import { expect, it } from "vitest";
import { colleagueWords } from "#renderer/features/ticket/colleague-words.ts";

const at = (activity: "viewing" | "answering", ...names: string[]) =>
  names.map((displayName) => ({ id: displayName, displayName, activity }));

it.each([
  [[], ""],
  [["Sam"], "Sam is answering"],
  [["Kim", "Sam"], "Kim and Sam are answering"],
  [["Kim", "Lena", "Sam"], "Kim and 2 others are answering"],
])("%j are named as far as there is room", (names, words) => {
  expect(colleagueWords(at("answering", ...names), "answering")).toBe(words);
});

it("those who do something else are left out", () => {
  expect(colleagueWords([...at("viewing", "Kim"), ...at("answering", "Sam")], "viewing")).toBe("Kim is viewing");
});
