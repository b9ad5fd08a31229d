// The project's own files, as the house tests read them.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export const ROOMS = ["domain", "protocol", "main", "preload", "renderer", "sync-server", "test"] as const;

/** Folders with code in them. */
const CODE_FOLDERS = [...ROOMS, "scripts"];
const CODE = /\.(ts|tsx|mjs)$/;

/** Source files, as paths from the project's root. */
export function codeFiles(): string[] {
  return CODE_FOLDERS.flatMap((folder) => filesIn(join(ROOT, folder))).filter((file) => CODE.test(file));
}

/** Code and the words around it: charters, decisions, the README, the schema, the pages. */
export function writtenFiles(): string[] {
  const folders = [...CODE_FOLDERS, "docs", "deploy", ".ci"].flatMap((folder) => filesIn(join(ROOT, folder)));
  const pages = ["README.md", "ARCHITECTURE.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md"];
  const own = [...pages, "Dockerfile", "package.json", "vitest.config.ts", "electron.vite.config.ts", ".npmrc"];
  return [...folders, ...own].filter((file) =>
    /\.(ts|tsx|mjs|md|sql|html|css|json|yaml|conf|env|service)$|^\.|\/run$|Dockerfile$|Caddyfile$/.test(file),
  );
}

export function read(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}
