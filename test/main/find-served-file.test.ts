import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { findServedFile } from "#main/find-served-file.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let root: string;

beforeEach(() => {
  const folder = realpathSync(scratchFolder());
  root = join(folder, "renderer");
  mkdirSync(join(root, "assets"), { recursive: true });
  writeFileSync(join(root, "index.html"), "page");
  writeFileSync(join(root, "assets", "app 1.js"), "script");
  writeFileSync(join(folder, "secret.json"), "secret");
  mkdirSync(join(folder, "renderer-evil"));
  writeFileSync(join(folder, "renderer-evil", "x.js"), "evil");
  symlinkSync(join(folder, "secret.json"), join(root, "link.json"));
});

describe("the files that app:// serves", () => {
  it("serves the page for the root, and files by their names", async () => {
    expect(await findServedFile(root, "/")).toBe(join(root, "index.html"));
    expect(await findServedFile(root, "/assets/app%201.js")).toBe(join(root, "assets", "app 1.js"));
  });

  it.each([
    "/../secret.json",
    "/%2e%2e/secret.json",
    "/%2e%2e%2fsecret.json",
    "/assets/..%2f..%2fsecret.json",
    "/..%5csecret.json",
    "/../renderer-evil/x.js",
    "/link.json",
    "/index.html%00.png",
    "/%E0%A4%A",
    "/assets",
    "/missing.js",
  ])("finds nothing at %s", async (path) => {
    expect(await findServedFile(root, path)).toBeNull();
  });
});
