import { describe, expect, it } from "vitest";
import { isBarelyBegun } from "#domain/search/is-barely-begun.ts";
import { parseSearch } from "#domain/search/parse-search.ts";

const isBegun = (text: string) => isBarelyBegun(parseSearch(text, { role: "support" }));

describe("a search that is barely begun", () => {
  it.each(["p", "Ü", " p ", "-p"])("is a letter: %j", (text) => {
    expect(isBegun(text)).toBe(true);
  });

  it.each(["", "👍", "pr", "p r printer", "status:open", "p status:open", '"p"', "from:p"])("is not %j", (text) => {
    expect(isBegun(text)).toBe(false);
  });
});
