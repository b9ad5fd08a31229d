// Which packages ship: what the rooms import and the server runs with, and what those packages depend on in turn, wherever
// npm has put it. Optional ones are builds for one platform of the package that asks for them, and differ between machines.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";

const ROOMS = ["domain", "protocol", "main", "preload", "renderer", "sync-server"];
const IMPORT = /^(?:import|export)\b[^"'`;]*?from "([^"]+)"|^import "([^"]+)"|@import "([^"]+)"|import\("([^"]+)"\)/gm;
/** Comes with the desktop app as a program of its own, under its own notices. */
const RUNTIMES = ["electron"];

export interface Shipped {
  name: string;
  version: string;
  licence: string;
}

interface Manifest {
  name: string;
  version: string;
  license?: string | { type: string };
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** By name and version. @throws Error where one is not installed. */
export function findShipped(root: string): Shipped[] {
  const found = new Map<string, Shipped>();
  const roots = new Set([...findImported(root), ...Object.keys(readManifest(root).dependencies ?? {})]);
  const waiting = [...roots].map((name) => ({ name, from: root }));
  for (const { name, from } of waiting) {
    const folder = mustFindPackage(name, from, root);
    const manifest = readManifest(folder);
    const key = `${manifest.name}@${manifest.version}`;
    if (found.has(key)) continue;
    found.set(key, { name: manifest.name, version: manifest.version, licence: licenceOf(manifest, folder) });
    // npm repeats optional dependencies among the others.
    const optional = manifest.optionalDependencies ?? {};
    const needed = Object.keys(manifest.dependencies ?? {}).filter((dependency) => !(dependency in optional));
    waiting.push(...needed.map((dependency) => ({ name: dependency, from: folder })));
  }
  return [...found.values()].toSorted((a, b) => compare(`${a.name} ${a.version}`, `${b.name} ${b.version}`));
}

/** The packages that the rooms import themselves. */
export function findImported(root: string, rooms: readonly string[] = ROOMS): string[] {
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ts|tsx|css)$/.test(file))
      .map((file) => join(root, room, file)),
  );
  const targets = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(IMPORT)].map(([, ...groups]) => groups.find(Boolean) ?? ""),
  );
  const packages = targets.filter((target) => /^[@a-z]/.test(target) && !isBuiltin(target)).map(packageOf);
  return [...new Set(packages)].filter((name) => !RUNTIMES.includes(name)).toSorted(compare);
}

function isBuiltin(target: string): boolean {
  return target.startsWith("node:") || target.startsWith("virtual:") || builtinModules.includes(target);
}

function packageOf(target: string): string {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}

/** As Node looks for it: beside whoever imports it, then further up. */
function mustFindPackage(name: string, from: string, root: string): string {
  for (let folder = from; folder.startsWith(root.replace(/\/$/, "")); folder = dirname(folder)) {
    const place = join(folder, "node_modules", name);
    if (existsSync(join(place, "package.json"))) return place;
  }
  throw new Error(`${name}, which ${from} needs, is not installed. Run npm ci.`);
}

/** From the manifest, or where that is silent from the head of the licence itself. */
function licenceOf({ license }: Manifest, folder: string): string {
  const named = typeof license === "object" ? license.type : license;
  if (named !== undefined) return named;
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const head = file === undefined ? "" : (readFileSync(join(folder, file), "utf8").trim().split("\n")[0] ?? "");
  return /^MIT\b/.test(head) ? "MIT" : "not said";
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
