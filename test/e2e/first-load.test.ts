// What a browser fetches of the app's code before it shows the first screen: the page's entry with all that it imports
// statically, its styles, and the worker of the local store with its own, each as gzip sends it. Not counted are fonts,
// pictures and SQLite itself (WebAssembly), and what follows behind the first picture.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const ROOT = "out/renderer";
const LIMIT_KB = 350;

const read = (path: string) => readFileSync(path, "utf8");

function findAll(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = ""]) => found);
}

/** A built module with all modules that it imports statically, and theirs. */
function withImports(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  const imports = findAll(read(path), /(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g);
  for (const target of imports) withImports(join(dirname(path), target), found);
  return found;
}

function findAsset(name: RegExp): string {
  const [found, ...others] = readdirSync(join(ROOT, "assets")).filter((file) => name.test(file));
  if (!found || others.length > 0) throw new Error(`There is not just one ${name} in ${ROOT}: build anew.`);
  return join(ROOT, "assets", found);
}

function kilobytes(paths: Iterable<string>): number {
  return [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / 1_000;
}

const page = read(join(ROOT, "index.html"));
const entries = findAll(page, /<script[^>]+src="([^"]+)"/g).map((path) => join(ROOT, path));
const styles = findAll(page, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g).map((path) => join(ROOT, path));

test(`the first screen takes less than ${LIMIT_KB} KB of code, gzipped`, () => {
  const scripts = new Set(entries.flatMap((entry) => [...withImports(entry)]));
  const worker = withImports(findAsset(/^store-worker-.*\.js$/));
  expect([entries.length, styles.length]).toEqual([1, 1]);
  // The pattern of imports must still be the bundler's: React and the protocol are not in one file.
  expect(scripts.size).toBeGreaterThan(3);
  expect(kilobytes([...scripts, ...styles, ...worker])).toBeLessThan(LIMIT_KB);
});

test("all code is kept in the browser, also what is fetched on demand: the app works offline as a whole", () => {
  const kept = read(join(ROOT, "sw.js"));
  const code = readdirSync(join(ROOT, "assets")).filter((file) => /\.(js|css|wasm)$/.test(file));
  expect(code.length).toBeGreaterThan(10);
  expect(code.filter((file) => !kept.includes(file))).toEqual([]);
});
