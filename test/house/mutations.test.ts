import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { MUTATIONS } from "#test/mutation/mutations.ts";
import { RULE_IDS } from "./rule-ids.ts";

describe("each way to break the code on purpose", () => {
  it.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
    "%s finds what it changes, and among the tests that it names some of its rule",
    async (_name, { edits, tests, breaks }) => {
      for (const { file, find, replace } of edits) {
        expect(await readFile(file, "utf8")).toContain(find);
        expect(replace).not.toBe(find);
      }
      const texts = await Promise.all(tests.map((file) => readFile(file, "utf8")));
      expect(texts.join("\n")).toContain(`[${breaks}]`);
    },
  );

  it.each(RULE_IDS)("is there for %s", (rule) => {
    expect(MUTATIONS.map(({ breaks }) => breaks)).toContain(rule);
  });

  it("has a name of its own", () => {
    const names = MUTATIONS.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });
});
