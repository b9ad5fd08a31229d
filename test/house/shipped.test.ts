// What ships: under which licences, and that a server without the developers' packages has all that it imports.

import { describe, expect, it } from "vitest";
import { findImported, findShipped } from "../../scripts/licences/find-shipped.ts";
import { ROOT, read } from "./house-tree.ts";

/** Those that ask for no more than their own text to be passed on. */
const PERMISSIVE = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "OFL-1.1",
  "Python-2.0",
  "Unlicense",
];

describe("packages that ship", () => {
  it("are under permissive licences", () => {
    const shipped = findShipped(ROOT);
    expect(shipped.length).toBeGreaterThan(100);
    const isPermissive = (licence: string) =>
      licence
        .replaceAll(/[()]/g, "")
        .split(" OR ")
        .some((one) => PERMISSIVE.includes(one));
    expect(shipped.filter(({ licence }) => !isPermissive(licence))).toEqual([]);
  });

  it("are enough for the server: it imports no package of the developers'", () => {
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    const imported = findImported(ROOT, ["domain", "protocol", "sync-server"]);
    expect(imported).toContain("express");
    expect(imported.filter((name) => !(name in dependencies))).toEqual([]);
  });
});
