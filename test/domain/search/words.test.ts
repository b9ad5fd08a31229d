import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText, wordsOf } from "#domain/search/words.ts";
import { always } from "../property.ts";

describe("the words of a text", () => {
  it.each([
    ["Größe—ÆTHER, łódź!", ["grosse", "aether", "lodz"]],
    ["TICK-2026-0001", ["tick", "2026", "0001"]],
    ["casey@demo.test", ["casey", "demo", "test"]],
    ["  «Ünï»\u00a0cöde…", ["uni", "code"]],
    ["Donau\u00addampf", ["donaudampf"]],
    ["ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]],
    ["プリンター 故障", ["フリンター", "故障"]],
    ["smile 😀🎉 twice", ["smile", "twice"]],
    ["١٢٣ x² №5", ["١٢٣", "x2", "no5"]],
    ["\ue000 ?! \u0000", []],
    ["", []],
  ])("%j are %j", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it("are found in their own folded form, and folding twice is folding once", () => {
    always(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const words = wordsOf(text);
        expect(wordsOf(words.join(" "))).toEqual(words);
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it("hold every letter and digit that Unicode knows in the scripts of the first plane", () => {
    const lost: string[] = [];
    for (let code = 0x30; code < 0xd800; code += 1) {
      const letter = String.fromCodePoint(code);
      if (/[\p{L}\p{Nd}]/u.test(letter.normalize("NFKD")) && wordsOf(letter).length === 0) lost.push(letter);
    }
    expect(lost).toEqual([]);
  });

  it("are cut where they are longer than anybody types", () => {
    expect(wordsOf("a".repeat(100))).toEqual(["a".repeat(40)]);
  });
});
