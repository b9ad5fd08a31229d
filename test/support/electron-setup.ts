// For the end-to-end tests in the desktop app: it is built, and a real Electron is there to run it.

import { spawnSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import type { ElectronToDrive } from "./electron-profile.ts";
import { ensureAppBuilt } from "./ensure-app-built.ts";

/** @throws Error with the reason, where Electron can't be had here. */
export function setup(project: TestProject): void {
  ensureAppBuilt();
  const electron = mustFindElectron();
  console.log(`End-to-end tests drive Electron: ${electron.path}`);
  project.provide("electron", electron);
}

function mustFindElectron(): ElectronToDrive {
  const script =
    'import("./scripts/find-electron.mjs").then((find) => console.log(JSON.stringify(find.findElectron())))';
  const { status, stdout } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  if (status !== 0) throw new Error("Looking for Electron failed: see the message above.");
  const found = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as {
    path: string | null;
    reason?: string;
    flags?: string[];
  };
  if (!found.path) throw new Error(`These tests need Electron, and it can't be had here: ${found.reason}.`);
  return { path: found.path, flags: found.flags ?? [] };
}
