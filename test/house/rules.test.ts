import { describe, expect, it } from "vitest";
import { codeFiles, read } from "./house-tree.ts";

const RULES = { P: 5, T: 12, M: 5, S: 13 } as const;

describe("every rule", () => {
  const titles = codeFiles()
    .filter((path) => path.startsWith("test/") && /\.test\.tsx?$/.test(path))
    .flatMap((path) => [...read(path).matchAll(/["'`]((?:\[[A-Z]\d+\])+)/g)].map(([, ids = ""]) => ids))
    .join(" ");

  const ids = Object.entries(RULES).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
  );
  it.each(ids)("%s has a test that is named for it", (id) => {
    expect(titles).toContain(`[${id}]`);
  });
});
