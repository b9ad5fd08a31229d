import { describe, expect, it } from "vitest";
import { codeFiles, read } from "./house-tree.ts";
import { RULE_IDS } from "./rule-ids.ts";

describe("every rule", () => {
  const titles = codeFiles()
    .filter((path) => path.startsWith("test/") && /\.test\.tsx?$/.test(path))
    .flatMap((path) => [...read(path).matchAll(/["'`]((?:\[[A-Z]\d+\] ?)+)/g)].map(([, ids = ""]) => ids))
    .join(" ");

  it.each(RULE_IDS)("%s has a test that is named for it", (id) => {
    expect(titles).toContain(`[${id}]`);
  });
});
