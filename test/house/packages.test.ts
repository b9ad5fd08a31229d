import { describe, expect, it } from "vitest";
import { read } from "./house-tree.ts";

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  imports: Record<string, string>;
  scripts: Record<string, string>;
}

const manifest = JSON.parse(read("package.json")) as Manifest;
const packages = { ...manifest.dependencies, ...manifest.devDependencies };

describe("packages", () => {
  it("are of exact versions", () => {
    const loose = Object.entries(packages).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it("are in the lockfile with the same versions", () => {
    const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, { version?: string }> };
    const differing = Object.entries(packages).filter(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
    );
    expect(differing).toEqual([]);
  });

  it("download nothing when they are installed", () => {
    const hooks = Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name));
    expect(hooks).toEqual([]);
  });
});
