import { expect, test } from "vitest";
import { chunksOf } from "#renderer/sync/chunks-of.ts";

test.each([
  [[], []],
  [[1, 2], [[1, 2]]],
  [
    [1, 2, 3, 4, 5],
    [[1, 2], [3, 4], [5]],
  ],
])("%j in parts of two", (list: number[], parts: number[][]) => {
  expect(chunksOf(list, 2)).toEqual(parts);
});
