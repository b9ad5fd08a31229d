// `npm start`: builds the app, starts the sync server on its embedded Postgres (with demo data while the desk is empty)
// and opens the app: in Electron where that can be had, else by saying at which address a browser finds it.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildIfStale } from "./build-if-stale.mjs";

const ELECTRON = "node_modules/electron";
const INSTALL_PATIENCE_MS = 120_000;

buildIfStale();
const server = startServer();
const url = await addressOf(server);
const electron = findElectron();
const app = electron.path ? openDesktopApp(electron.path, url) : null;
if (!app) describeBrowser(electron.reason);
else console.log(`Holdfast is open in its window. The same desk in a browser: ${url}`);
console.log(
  "Sign in as sam@demo.test (or kim, lead, admin, casey, robin) with the password holdfast-demo. Ctrl+C stops.",
);

app?.on("exit", () => server.kill("SIGTERM"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill("SIGTERM"));
server.on("exit", (code) => {
  app?.kill();
  process.exit(code ?? 0);
});

function startServer() {
  // A terminal's Ctrl+C reaches the whole group; the server is told once, by us, so that it stops in good order.
  const args = ["--import", "tsx", "sync-server/main.ts", ...process.argv.slice(2)];
  const env = {
    HOLDFAST_DEMO: process.env.DATABASE_URL ? "no" : "if-empty",
    HOLDFAST_LOG_LEVEL: "warn",
    ...process.env,
  };
  return spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env,
    detached: process.platform !== "win32",
  });
}

function addressOf(child) {
  return new Promise((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      console.log(line);
      const found = /listening on (http\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
    child.once("exit", (code) => process.exit(code || 1));
  });
}

function findElectron() {
  if (process.env.HOLDFAST_BROWSER) return { path: null, reason: "HOLDFAST_BROWSER is set" };
  const needsDisplay = process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (needsDisplay) return { path: null, reason: "there is no display to open a window on" };
  if (!electronPath()) {
    console.log("Fetching Electron (once) …");
    spawnSync(process.execPath, [join(ELECTRON, "install.js")], { stdio: "ignore", timeout: INSTALL_PATIENCE_MS });
  }
  const path = electronPath();
  return path
    ? { path, reason: null }
    : { path: null, reason: "Electron's binary could not be fetched from its download host" };
}

function electronPath() {
  const note = join(ELECTRON, "path.txt");
  const path = existsSync(note) ? join(ELECTRON, "dist", readFileSync(note, "utf8")) : null;
  return path && existsSync(path) ? path : null;
}

function openDesktopApp(path, serverUrl) {
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  const env = { ...process.env, HOLDFAST_SERVER_URL: serverUrl };
  return spawn(path, [...(isRoot ? ["--no-sandbox"] : []), "."], { stdio: "inherit", env });
}

function describeBrowser(reason) {
  console.log(`\nThe desktop window is not opened: ${reason}.`);
  console.log(`The same app runs in your browser:\n\n    ${url}\n`);
}
