// Builds the app unless what is in out/ is newer than every source it is made of.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const SOURCES = ["domain", "protocol", "main", "preload", "renderer", "electron.vite.config.ts", "package-lock.json"];
const RESULTS = ["out/main/main.js", "out/preload/preload.cjs", "out/renderer/index.html"];

/** @throws Error where the build fails. */
export function buildIfStale() {
  if (!isStale()) return;
  console.log("Building the app …");
  const vite = spawnSync(process.execPath, ["node_modules/electron-vite/bin/electron-vite.js", "build"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (vite.status !== 0) throw new Error("The app could not be built: see the message above.");
}

function isStale() {
  if (RESULTS.some((path) => !existsSync(path))) return true;
  const oldestResult = Math.min(...RESULTS.map((path) => statSync(path).mtimeMs));
  return SOURCES.some((path) => newestIn(path) > oldestResult);
}

function newestIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
