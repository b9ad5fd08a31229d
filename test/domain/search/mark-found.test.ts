import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPassage, markFound } from "#domain/search/mark-found.ts";
import { parseSearch } from "#domain/search/parse-search.ts";
import { always } from "../property.ts";

const query = (text: string) => parseSearch(text, { role: "support" });

function marked(text: string, searched: string): string {
  return markFound(text, query(searched))
    .map(({ text: part, isFound }) => (isFound ? `[${part}]` : part))
    .join("");
}

describe("marking what was found", () => {
  it.each([
    ["Invoice charged twice", "inv twi", "[Inv]oice charged [twi]ce"],
    ["Übersetzung fehlt", "uber", "[Über]setzung fehlt"],
    ["Crème brûlée", "crème BRU", "[Crème] [brû]lée"],
    ["Straße gesperrt", "strass", "[Straß]e gesperrt"],
    ["TICK-2026-0042", "tick-2026-0042", "[TICK]-[2026]-[0042]"],
    ["on fire, onwards", '"on fire"', "[on] [fire], onwards"],
    ["reprint", "print", "reprint"],
    ["an a", "a", "an [a]"],
    ["open and printed", "print -open status:open", "open and [print]ed"],
    ["a.b*c", ".*", "a.b*c"],
    ["Cafe\u0301 😀 𝒳yz", "cafe", "[Cafe\u0301] 😀 𝒳yz"],
    ["", "x", ""],
  ])("%j searched for %j", (text, searched, expected) => {
    expect(marked(text, searched)).toBe(expected);
  });

  it("loses and adds nothing", () => {
    always(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ maxLength: 10 }), (text, searched) => {
        const parts = markFound(text, query(searched));
        expect(parts.map((part) => part.text).join("")).toBe(text);
      }),
    );
  });

  it("shows a long text around the first word found, or not at all", () => {
    const text = `${"before ".repeat(40)}needle ${"after\n".repeat(60)}`;
    const passage = findPassage(text, query("need"));
    expect(passage).toMatch(/^…before .*needle.*…$/);
    expect(passage?.length).toBeLessThan(230);
    expect(findPassage("nothing here", query("need"))).toBeNull();
    expect(findPassage("needle", query("need"))).toBe("needle");
  });
});
