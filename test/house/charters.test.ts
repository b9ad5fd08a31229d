import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeFiles, ROOMS, ROOT, read } from "./house-tree.ts";

describe("charters", () => {
  it.each([...ROOMS, "scripts"])("%s says what it is for, in forty lines at most", (room) => {
    const charter = read(`${room}/README.md`);
    expect(charter).toMatch(new RegExp(`^# ${room}\\b`));
    expect(charter.split("\n").length).toBeLessThanOrEqual(41);
    expect(charter.length).toBeGreaterThan(100);
  });

  it.each(ROOMS)("%s names no folder or file of its own that is not there", (room) => {
    const named = [...read(`${room}/README.md`).matchAll(/`([a-z][\w./-]*(?:\/|\.tsx?))`/g)].map(
      ([, path = ""]) => path,
    );
    const paths = named.map((path) => path.replace(/\/$/, ""));
    const isThere = (path: string) =>
      [path, `${room}/${path}`].some((place) => existsSync(join(ROOT, place))) ||
      codeFiles().some((file) => file.startsWith(`${room}/`) && file.endsWith(`/${path}`));
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });

  it("the project has its front page, its plan and its licence", () => {
    for (const file of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "LICENSE"])
      expect(existsSync(join(ROOT, file))).toBe(true);
    expect(read("ARCHITECTURE.md").split("\n").length).toBeLessThanOrEqual(120);
  });
});
