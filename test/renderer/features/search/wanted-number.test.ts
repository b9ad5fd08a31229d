import { expect, test } from "vitest";
import { toPlainText } from "#renderer/features/search/plain-text.ts";
import { findWantedNumber } from "#renderer/features/search/wanted-number.ts";

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
