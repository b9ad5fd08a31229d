// `npm run smoke:electron`: the app as people start it, in real Electron, on a desk of its own: signs in, reads, goes on
// without its server, ends, starts again, and finds what was written. Exits 0 where all of that was seen, 1 where something
// was not (it says what), 3 where Electron can't be had here (it says what was therefore not proven).

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { _electron as electron } from "playwright-core";
import { buildIfStale } from "./build-if-stale.mjs";
import { findElectron } from "./find-electron.mjs";

const NOT_TO_BE_HAD = 3;
const PATIENCE_MS = 60_000;
const WORDS = "Written without a server";

const found = findElectron();
if (!found.path) {
  console.error(`Electron can't be had here: ${found.reason}.`);
  console.error(
    "Not proven: that the window opens on app://holdfast, that the preload's bridge reaches main, that the key store keeps " +
      "the sign-in, and that what was written offline is there after a restart. Run this where Electron can be had.",
  );
  process.exit(NOT_TO_BE_HAD);
}

buildIfStale();
const folder = mkdtempSync(join(tmpdir(), "holdfast-smoke-"));
let step = "starting the sync server";
let server = null;
let app = null;
try {
  await walkThrough();
  console.log("Electron smoke test: everything was seen.");
} catch (fault) {
  console.error(`Electron smoke test failed while ${step}: ${fault instanceof Error ? fault.message : fault}`);
  process.exitCode = 1;
} finally {
  await app?.close().catch(() => undefined);
  await stopServer();
  cleanUp();
}

async function walkThrough() {
  const url = await startServer();
  let page = await open(url);

  step = "signing in";
  await page.getByLabel("E-mail address").fill("sam@demo.test");
  await page.getByRole("textbox", { name: "Password" }).fill("holdfast-demo");
  await page.getByRole("button", { name: "Sign in" }).click();

  step = "reading a ticket";
  const subject = await openFirstTicket(page);

  step = "writing without a server";
  await stopServer();
  await page
    .getByRole("button", { name: "Internal note", exact: true })
    .or(page.getByRole("radio", { name: "Internal note" }))
    .first()
    .click();
  await page.getByRole("textbox", { name: "Internal note", exact: true }).fill(WORDS);
  await page.getByRole("button", { name: "Add internal note" }).click();
  await page.getByRole("article").filter({ hasText: WORDS }).waitFor();

  step = "starting again, still without a server";
  await app.close();
  page = await open(url);
  await page.getByRole("option").filter({ hasText: subject }).first().click();
  await page.getByRole("article").filter({ hasText: WORDS }).waitFor();
}

async function openFirstTicket(page) {
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "My tickets" }).first().click();
  await page.getByRole("option").first().click();
  const heading = page.getByRole("heading", { level: 1 });
  await heading.waitFor();
  return await heading.innerText();
}

async function open(url) {
  step = `${step}: opening the window`;
  app = await electron.launch({
    executablePath: found.path,
    args: [...found.flags, `--user-data-dir=${join(folder, "profile")}`, "."],
    env: { ...process.env, HOLDFAST_SERVER_URL: url },
    timeout: PATIENCE_MS,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(PATIENCE_MS);
  if (!page.url().startsWith("app://holdfast/")) throw new Error(`the window shows ${page.url()}`);
  return page;
}

/** Resolves with its address. */
function startServer() {
  const args = ["--import", "tsx", "sync-server/main.ts", "--port", "0", "--demo", "--data", join(folder, "data")];
  const { DATABASE_URL: _others, ...own } = process.env;
  const env = { ...own, HOLDFAST_LOG_LEVEL: "warn" };
  server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], env });
  return new Promise((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`the sync server ended with ${code}`)));
    createInterface({ input: server.stdout }).on("line", (line) => {
      const address = /listening on (http\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
}

async function stopServer() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await gone;
}

/** What was seen stands, whatever becomes of the folder. */
function cleanUp() {
  try {
    if (process.platform === "win32") endPostgres();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  } catch (fault) {
    console.warn(`Not removed: ${folder} (${fault instanceof Error ? fault.message : fault})`);
  }
}

/** Windows asks no process to end in good order: the server was cut off there, and its Postgres outlived it. */
function endPostgres() {
  const [pid] = readFileSync(join(folder, "data", "postgres", "postmaster.pid"), "utf8").split("\n");
  process.kill(Number(pid));
}
