import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, read } from "./house-tree.ts";

describe("the security document", () => {
  const text = read("docs/security.md");

  it("names code and tests that are there", () => {
    const named = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\.(?:tsx?|yml|md))`/g)].map(([, path = ""]) => path);
    expect(named.length).toBeGreaterThan(40);
    expect([...new Set(named)].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it("upholds every line of Electron's checklist by something", () => {
    const lines = text.split("\n").filter((line) => /^\| \d+ \|/.test(line));
    const numbers = lines.map((line) => Number(line.split("|")[1]));
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(lines.filter((line) => !/`test\//.test(line.split("|")[4] ?? ""))).toEqual([]);
  });
});
