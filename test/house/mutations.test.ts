import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { MUTATIONS } from "#test/mutation/mutations.ts";

describe("each way to break the code on purpose", () => {
  it.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
    "%s finds what it changes, and the tests that it names",
    async (_name, { edits, tests }) => {
      for (const { file, find, replace } of edits) {
        expect(await readFile(file, "utf8")).toContain(find);
        expect(replace).not.toBe(find);
      }
      for (const file of tests) await expect(readFile(file, "utf8")).resolves.toBeTruthy();
    },
  );

  it("has a name of its own", () => {
    const names = MUTATIONS.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });
});
