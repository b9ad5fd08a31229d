import { describe, expect, it } from "vitest";
import { read, writtenFiles } from "./house-tree.ts";
import { RULE_IDS } from "./rule-ids.ts";

const THIS_FILE = "test/house/words.test.ts";
const files = writtenFiles()
  .filter((path) => path !== THIS_FILE)
  .map((path) => ({ path, text: read(path) }));

/** Lines that match, as `path:line: text`. */
function linesWith(pattern: RegExp, among = files): string[] {
  return among.flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
}

describe("words", () => {
  it("are about the project alone, and finished", () => {
    expect(linesWith(/\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
    expect(linesWith(/lorem ipsum|dolor sit amet/i)).toEqual([]);
    expect(
      linesWith(/\b(claude|anthropic|chatgpt|copilot|openai|language model|AI[- ](generated|assisted))\b/i),
    ).toEqual([]);
    expect(linesWith(/shared\/design|issues? #\d+/i)).toEqual([]);
  });

  it("name no place that packages come from: that is each machine's own setting", () => {
    expect(linesWith(/registry\.|npmjs|unpkg|jsdelivr/i)).toEqual([]);
    expect(read("package-lock.json")).not.toMatch(/"resolved": "https?:/);
  });

  it("switch no rule of the linter or the compiler off without saying why", () => {
    const silenced = linesWith(/biome-ignore(?! [\w/]+: \S.{10,})|@ts-(ignore|nocheck)|eslint-disable/);
    expect(silenced).toEqual([]);
  });
});

describe("tests", () => {
  const tests = files.filter(({ path }) => /\.test\.tsx?$/.test(path));

  it("leave none out in silence, and run none alone", () => {
    expect(linesWith(/\b(it|test|describe)\.(only|skip|todo)\b/, tests)).toEqual([]);
    const withCondition = tests.filter(({ text }) => /\.(skipIf|runIf)\(/.test(text));
    expect(withCondition.filter(({ text }) => !/SKIPPED/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it("name rules that there are", () => {
    const named = tests.flatMap(({ text }) => [...text.matchAll(/\[([PTMS]\d+)\]/g)].map(([, rule = ""]) => rule));
    expect([...new Set(named)].filter((rule) => !RULE_IDS.includes(rule))).toEqual([]);
  });

  it("take no chance without a seed", () => {
    const dicey = tests.filter(({ text }) => /\bfc\.(assert|check|sample)\(/.test(text) && !/\bseed\b/i.test(text));
    expect(dicey.map(({ path }) => path)).toEqual([]);
    expect(linesWith(/Math\.random\(/, tests)).toEqual([]);
  });
});
