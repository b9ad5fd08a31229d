// Which Chromium the end-to-end tests drive: the one that HOLDFAST_CHROMIUM names, Playwright's own, the system's, or one
// that can be installed now. Says which; where there is none, says what to install.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

export interface FoundChromium {
  path: string;
  from: string;
}

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const SYSTEM_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const INSTALL_PATIENCE_MS = 10 * 60_000;

/** @throws Error that says what to install, where no Chromium is found and none can be had. */
export function mustFindChromium(): FoundChromium {
  const found = findNamed() ?? findPlaywrights() ?? findSystems() ?? installPlaywrights() ?? installDebians();
  if (found) return found;
  throw new Error(
    "The end-to-end tests need Chromium and none was found. Install it (Debian: apt-get install chromium; elsewhere: " +
      "npx playwright-core install chromium) or set HOLDFAST_CHROMIUM to the path of a Chromium or Chrome.",
  );
}

function findNamed(): FoundChromium | null {
  const path = process.env.HOLDFAST_CHROMIUM;
  if (!path) return null;
  if (!existsSync(path)) throw new Error(`HOLDFAST_CHROMIUM names ${path}, and there is no such file.`);
  return { path, from: "HOLDFAST_CHROMIUM" };
}

function findPlaywrights(): FoundChromium | null {
  const path = chromium.executablePath();
  return path && existsSync(path) ? { path, from: "Playwright" } : null;
}

function findSystems(): FoundChromium | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...SYSTEM_PATHS];
  const path = candidates.find((candidate) => existsSync(candidate));
  return path ? { path, from: "the system" } : null;
}

function installPlaywrights(): FoundChromium | null {
  run(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]);
  return findPlaywrights();
}

function installDebians(): FoundChromium | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", "chromium"]);
  return findSystems();
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: "ignore", timeout: INSTALL_PATIENCE_MS });
}
