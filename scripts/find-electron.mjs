// Electron's binary, which its package fetches when it is first wanted and not when it is installed.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = "node_modules/electron";
const PATIENCE_MS = 120_000;

/** Its path with the flags it needs here; or null with the reason why it can't be had. */
export function findElectron() {
  const needsDisplay = process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (needsDisplay) return { path: null, reason: "there is no display to open a window on" };
  if (!installedPath()) {
    console.log("Fetching Electron (once) …");
    spawnSync(process.execPath, [join(PACKAGE, "install.js")], { stdio: "ignore", timeout: PATIENCE_MS });
  }
  const path = installedPath();
  if (!path) return { path: null, reason: "Electron's binary could not be fetched from its download host" };
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  return { path, flags: isRoot ? ["--no-sandbox"] : [] };
}

function installedPath() {
  const note = join(PACKAGE, "path.txt");
  const path = existsSync(note) ? join(PACKAGE, "dist", readFileSync(note, "utf8")) : null;
  return path && existsSync(path) ? path : null;
}
