import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSearch } from "#domain/search/parse-search.ts";
import { printSearch } from "#domain/search/print-search.ts";
import { SEARCH_PARTS_MAX } from "#domain/search/search-query.ts";
import { always } from "../property.ts";
import { anyTerms } from "./arbitrary-search.ts";

const STAFF = { role: "support" } as const;
const CUSTOMER = { role: "customer" } as const;

function terms(text: string, searcher: Parameters<typeof parseSearch>[1] = STAFF) {
  return parseSearch(text, searcher).terms.map(({ sought, isNegated }) => (isNegated ? { not: sought } : sought));
}

function hints(text: string, searcher: Parameters<typeof parseSearch>[1] = STAFF) {
  return parseSearch(text, searcher).hints.map(({ refusal }) => refusal);
}

describe("reading a search", () => {
  it.each([
    [
      "printer Größe",
      [
        { type: "words", words: ["printer"] },
        { type: "words", words: ["grosse"] },
      ],
    ],
    ["casey@demo.test", [{ type: "words", words: ["casey", "demo", "test"] }]],
    ['"On  Fire"', [{ type: "phrase", words: ["on", "fire"] }]],
    ['"not closed yet', [{ type: "phrase", words: ["not", "closed", "yet"] }]],
    ["tick-2026-0042", [{ type: "number", number: "TICK-2026-0042", words: ["tick", "2026", "0042"] }]],
    ["2026-0042", [{ type: "number", number: "TICK-2026-0042", words: ["tick", "2026", "0042"] }]],
    ["-invoice", [{ not: { type: "words", words: ["invoice"] } }]],
    ["-e-mail", [{ not: { type: "phrase", words: ["e", "mail"] } }]],
    ["status:open,In-Progress", [{ type: "status", values: ["open", "in_progress"] }]],
    ['STATUS:"in progress"', [{ type: "status", values: ["in_progress"] }]],
    ["-priority:low", [{ not: { type: "priority", values: ["low"] } }]],
    ["department:billing", [{ type: "department", values: ["billing"] }]],
    ["from:casey@demo.test", [{ type: "from", words: ["casey", "demo", "test"] }]],
    ["assignee:me", [{ type: "assignee", who: { type: "me" } }]],
    ["assignee:none", [{ type: "assignee", who: { type: "nobody" } }]],
    ["mentions:ME", [{ type: "mentions", who: { type: "me" } }]],
    ['-mentions:"Kim P"', [{ not: { type: "mentions", who: { type: "named", words: ["kim", "p"] } } }]],
    ["is:unassigned", [{ type: "assignee", who: { type: "nobody" } }]],
    ['assignee:"Sam Support"', [{ type: "assignee", who: { type: "named", words: ["sam", "support"] } }]],
    ["has:note", [{ type: "note" }]],
    [
      "before:2026-02-28 after:2026-01-01",
      [
        { type: "before", day: "2026-02-28" },
        { type: "after", day: "2026-01-01" },
      ],
    ],
    ["https://help.example/a", [{ type: "words", words: ["https", "help", "example", "a"] }]],
    ["10:30", [{ type: "words", words: ["10", "30"] }]],
    ['- -- :: "" ?!', []],
    ["status: from:", []],
    ["   ", []],
  ])("%j", (text, expected) => {
    expect(terms(text)).toEqual(expected);
    expect(hints(text)).toEqual([]);
  });

  it.each([
    ["status:opne", "status: takes open, in_progress or closed."],
    ["priority:extreme", "priority: takes low, medium, high or urgent."],
    ["before:2026-02-30", "before: takes a day like 2026-11-24 (UTC)."],
    ["has:attachment", "has: takes note."],
    ["from:?", "from: takes a customer's name or e-mail address, or part of it."],
  ])("%j is left out, with a hint", (text, hint) => {
    expect(terms(`word ${text}`)).toEqual([{ type: "words", words: ["word"] }]);
    expect(hints(`word ${text}`)).toEqual([hint]);
    const [{ start, end } = { start: 0, end: 0 }] = parseSearch(`word ${text}`, STAFF).hints;
    expect(`word ${text}`.slice(start, end)).toBe(text);
  });

  it("takes a filter that there is not for words, and says so", () => {
    expect(terms("error:404")).toEqual([{ type: "words", words: ["error", "404"] }]);
    expect(hints("error:404")[0]).toContain("There is no filter “error:”");
  });

  it.each(["has:note", "mentions:me", "assignee:sam", "is:unassigned", "from:casey"])(
    "[P3] [P4] %j is no filter for a customer, who is told of none but their own",
    (text) => {
      expect(terms(text, CUSTOMER).map((term) => "type" in term && term.type)).toEqual(["words"]);
      expect(hints(text, CUSTOMER)).toEqual([
        `There is no filter “${text.split(":")[0]}:”; put it in quotes to search for its words. There are status, priority, department, before, after.`,
      ]);
      expect(terms("status:open", CUSTOMER)).toEqual([{ type: "status", values: ["open"] }]);
    },
  );

  it("tells who is refused for it what is wrong and what to write, and nothing of what would be searched for instead", () => {
    const tooMuch = Array.from({ length: SEARCH_PARTS_MAX + 1 }, (_, at) => `word${at}`).join(" ");
    const refusals = ["error:404", "has:attachment", tooMuch].map((text) => parseSearch(text, STAFF).hints[0]?.refusal);
    expect(refusals).toEqual([
      expect.stringMatching(
        /^There is no filter “error:”; put it in quotes to search for its words. There are status, /,
      ),
      "has: takes note.",
      "A search takes 20 words and filters at most.",
    ]);
    expect(parseSearch('"error:404"', STAFF).hints).toEqual([]);
  });

  it("counts words, however they are joined: each costs as much", () => {
    const joined = Array.from({ length: SEARCH_PARTS_MAX }, (_, at) => `w${at}`).join(",");
    expect(terms(`printer ${joined}`)).toEqual([{ type: "words", words: ["printer"] }]);
    expect(hints(`printer ${joined}`)).toEqual([`A search takes ${SEARCH_PARTS_MAX} words and filters at most.`]);
    expect(hints(joined)).toEqual([]);
  });

  it("leaves out what goes beyond the greatest number of terms, and says so", () => {
    const text = Array.from({ length: SEARCH_PARTS_MAX + 3 }, (_, at) => `word${at}`).join(" ");
    const query = parseSearch(text, STAFF);
    expect(query.terms.length).toBe(SEARCH_PARTS_MAX);
    expect(query.hints[0]?.reason).toEqual({ type: "too_many", most: SEARCH_PARTS_MAX });
  });

  it("what was read and printed is read again as the same", () => {
    always(
      fc.property(anyTerms, (wanted) => {
        const printed = printSearch(wanted);
        const read = parseSearch(printed, STAFF);
        expect(printSearch(read.terms)).toBe(printed);
        expect(read.hints).toEqual([]);
      }),
    );
  });

  it("never fails, and tells of places that are in the text and in order", () => {
    always(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab:"-, ſtatusopen2026\u0000é😀'), maxLength: 40 }), (text) => {
        const { terms: found, hints: told } = parseSearch(text, STAFF);
        let last = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        for (const { start, end } of told) expect(text.slice(start, end)).not.toBe("");
        const again = parseSearch(printSearch(found), STAFF).terms;
        expect(printSearch(again)).toBe(printSearch(found));
      }),
      1_000,
    );
  });
});
