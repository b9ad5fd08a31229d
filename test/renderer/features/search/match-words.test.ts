import { describe, expect, test } from "vitest";
import { findSnippet, matchWords } from "#renderer/features/search/match-words.ts";
import { toPlainText } from "#renderer/features/search/plain-text.ts";
import { findWantedNumber } from "#renderer/features/search/wanted-number.ts";

function marked(text: string, query: string): string {
  return matchWords(text, query)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join("");
}

describe("marking what was searched for", () => {
  test.each([
    ["Invoice charged twice", "inv twi", "[Inv]oice charged [twi]ce"],
    ["Übersetzung fehlt", "uber", "[Über]setzung fehlt"],
    ["Crème brûlée", "crème BRU", "[Crème] [brû]lée"],
    ["Straße gesperrt", "strass", "[Straß]e gesperrt"],
    ["TICK-2026-0042", "tick-2026-0042", "[TICK]-[2026]-[0042]"],
    ["reprint", "print", "reprint"],
    ["a.b*c", ".*", "a.b*c"],
    ["", "x", ""],
  ])("%o searched for %o", (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  test("loses no letter of decomposed accents and of letters beyond the first plane", () => {
    const text = "Cafe\u0301 😀 𝒳yz";
    expect(
      matchWords(text, "cafe")
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
    expect(marked(text, "caf")).toBe("[Caf]e\u0301 😀 𝒳yz");
  });

  test("a long text is shown around the first word found, or not at all", () => {
    const text = `${"before ".repeat(40)}needle ${"after ".repeat(60)}`;
    const snippet = findSnippet(text, "need");
    expect(snippet).toMatch(/^….*needle.*…$/);
    expect(snippet?.length).toBeLessThan(200);
    expect(findSnippet("nothing here", "need")).toBeNull();
  });
});

test("a preview shows the words of Markdown without its signs", () => {
  expect(toPlainText("# Hello\n\n- **bold** `code`\n> [guide](https://x.example)")).toBe("Hello bold code guide");
});

test.each([
  ["TICK-2026-0042", "TICK-2026-0042"],
  [" tick-2026-0042 ", "TICK-2026-0042"],
  ["2026-12345", "TICK-2026-12345"],
  ["2026-42", null],
  ["TICK-2026-0042 printer", null],
  ["printer", null],
])("[P2] a search for %o looks up %o", (query, number) => {
  expect(findWantedNumber(query)).toBe(number);
});
