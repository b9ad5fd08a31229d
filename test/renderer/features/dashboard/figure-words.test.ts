import { expect, it } from "vitest";
import { compareCounts, compareDurations, toDurationWords } from "#renderer/features/dashboard/figure-words.ts";

it.each([
  [null, "–"],
  [0, "0 s"],
  [59, "59 s"],
  [60, "1 min"],
  [3_599, "59 min"],
  [3_600, "1 h"],
  [8_040, "2 h 14 min"],
  [86_400, "1 d"],
  [273_600, "3 d 4 h"],
])("%s seconds are %s", (seconds, words) => {
  expect(toDurationWords(seconds)).toBe(words);
});

it.each([
  [12, 10, "up", "20% more than before"],
  [8, 10, "down", "20% fewer than before"],
  [10, 10, "same", "as before"],
  [3, 0, "up", "none before"],
  [1_000, 1_001, "down", "slightly fewer than before"],
])("%i after %i is %s: %s", (now, before, trend, words) => {
  expect(compareCounts(now, before)).toEqual({ trend, words });
});

it("a time is longer or shorter, where there are two to compare", () => {
  expect(compareDurations(90, 60)).toEqual({ trend: "up", words: "50% longer than before" });
  expect(compareDurations(30, 60)).toEqual({ trend: "down", words: "50% shorter than before" });
  expect(compareDurations(null, 60).trend).toBe("unknown");
  expect(compareDurations(60, null).trend).toBe("unknown");
});
