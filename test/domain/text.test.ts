import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { text, verbatimText } from "#domain/text.ts";
import { always } from "./property.ts";

const trimmed = text({ min: 1, max: 10 });
const verbatim = verbatimText({ min: 1, max: 10 });
const both = [
  { name: "trimmed text", schema: trimmed },
  { name: "verbatim text", schema: verbatim },
];

describe.each(both)("$name", ({ schema }) => {
  it.each([
    ["", "must not be empty"],
    ["  \t\n ", "must not be empty"],
    ["\u00a0\u2003", "must not be empty"],
    ["12345678901", "must be at most 10 characters, and is 11"],
    ["a\u0000b", "must not contain the NUL character"],
    ["a\ud83d", "must be well-formed Unicode (it contains half of a surrogate pair)"],
    ["\udc00b", "must be well-formed Unicode (it contains half of a surrogate pair)"],
    ["\udc00\ud83d", "must be well-formed Unicode (it contains half of a surrogate pair)"],
  ])("[T9] refuses %j and says that it %s", (value, message) => {
    expect(schema.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });

  it.each([null, undefined, 1, true, {}, ["a"]])("[T9] refuses %j, which is no text", (value) => {
    expect(schema.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual(["must be text"]);
  });

  it.each(["a", "1234567890", "🎻🎻🎻🎻🎻", "é", "e\u0301", "<b>&amp;", "'; DROP", "a\nb\r\nc", "‮abc"])(
    "[T9] takes %j",
    (value) => {
      expect(schema.parse(value)).toBe(value);
    },
  );

  it("[T9] takes any well-formed text within the limits unchanged, and nothing else", () => {
    always(
      fc.property(fc.string({ unit: "binary", maxLength: 14 }), (value) => {
        const wanted = schema === trimmed ? value.trim() : value;
        const isFine = value.trim() !== "" && wanted.length <= 10 && !wanted.includes("\0") && isWellFormed(wanted);
        const result = schema.safeParse(value);
        expect(result.success).toBe(isFine);
        if (result.success) expect(result.data).toBe(wanted);
      }),
      1_000,
    );
  });
});

it("[T9] trims a subject and keeps the white space around a body", () => {
  expect(trimmed.parse("  a b\n")).toBe("a b");
  expect(verbatim.parse("  a b\n")).toBe("  a b\n");
});

it("[T9] measures a subject after trimming and a body as it stands", () => {
  const padded = `${" ".repeat(5)}1234567890`;
  expect(trimmed.safeParse(padded).success).toBe(true);
  expect(verbatim.safeParse(padded).success).toBe(false);
});

/** Half a surrogate pair does not survive UTF-8. */
function isWellFormed(value: string): boolean {
  return Buffer.from(value, "utf8").toString("utf8") === value;
}
