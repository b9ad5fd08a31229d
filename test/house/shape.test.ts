import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { codeFiles, ROOMS, read } from "./house-tree.ts";

const files = codeFiles().map((path) => ({ path, lines: read(path).split("\n").length - 1 }));

describe("files", () => {
  it("are there at all", () => {
    for (const room of ROOMS) expect(files.some(({ path }) => path.startsWith(`${room}/`))).toBe(true);
    expect(files.length).toBeGreaterThan(150);
  });

  it("are short: the middle one under 100 lines, 95 % under 300, none over 500", () => {
    const lengths = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
    expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThan(300);
    expect(files.filter(({ lines }) => lines > 500)).toEqual([]);
  });

  it("are named in kebab-case, after the one thing they hold", () => {
    const names = files.map(({ path }) => ({ path, name: basename(path) }));
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.(ts|tsx|mjs)$/;
    expect(names.filter(({ name }) => !kebab.test(name))).toEqual([]);
    const vague = /^(index|types?|utils?|helpers?|common|misc|managers?|.*-(utils?|helpers?|manager|common))\./;
    expect(names.filter(({ name }) => vague.test(name))).toEqual([]);
  });

  it("hand nothing on under their own name: there are no barrels", () => {
    const handsOn = /^export (type )?(\*|\{[^}]*\})( as \w+)? from /m;
    expect(files.filter(({ path }) => handsOn.test(read(path)))).toEqual([]);
  });

  it("say in local imports which file they mean, without climbing into another room", () => {
    const imports = files.flatMap(({ path }) =>
      [...read(path).matchAll(/^(?:import|export)\b[^"'`;]*?from "([^"]+)";$/gm)].map(([, target = ""]) => ({
        path,
        target,
      })),
    );
    expect(imports.length).toBeGreaterThan(300);
    const local = imports.filter(({ target }) => /^[.#]/.test(target));
    expect(local.filter(({ target }) => !/\.(ts|tsx|mjs|css|json)(\?\w+)?$/.test(target))).toEqual([]);
    const climbs = local.filter(
      ({ path, target }) => !path.startsWith("test/") && new RegExp(`^(\\.\\./)+(${ROOMS.join("|")})/`).test(target),
    );
    expect(climbs).toEqual([]);
  });
});
