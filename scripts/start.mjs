// `npm start`: builds the app, starts the sync server on its embedded Postgres (with demo data while the desk is empty)
// and opens the app: in Electron where that can be had, else by saying at which address a browser finds it.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { buildIfStale } from "./build-if-stale.mjs";
import { findElectron } from "./find-electron.mjs";

buildIfStale();
const server = startServer();
const url = await addressOf(server);
const electron = process.env.HOLDFAST_BROWSER ? { path: null, reason: "HOLDFAST_BROWSER is set" } : findElectron();
const app = electron.path ? openDesktopApp(electron, url) : null;
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

function openDesktopApp({ path, flags }, serverUrl) {
  const env = { ...process.env, HOLDFAST_SERVER_URL: serverUrl };
  return spawn(path, [...flags, "."], { stdio: "inherit", env });
}

function describeBrowser(reason) {
  console.log(`\nThe desktop window is not opened: ${reason}.`);
  console.log(`The same app runs in your browser:\n\n    ${url}\n`);
}
