// `npm run screenshots`: every screen and state of the app, in both themes, from the demo desk, as files to look at.

import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pino from "pino";
import { LANGUAGES, type Language } from "#domain/language.ts";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { type SyncServer, startSyncServer } from "#sync-server/sync-server.ts";
import { agentAtWork } from "../support/agent-at-work.ts";
import { startDesktopAround } from "../support/desktop-around.ts";
import { ensureAppBuilt } from "../support/ensure-app-built.ts";
import { mustFindChromium } from "../support/find-chromium.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { takePictures } from "./camera.ts";
import { DESKTOP_SIZES, type Scene } from "./scene.ts";
import { ADMIN_SCENES } from "./scenes/admin-scenes.ts";
import { AGENT_SCENES } from "./scenes/agent-scenes.ts";
import { CUSTOMER_SCENES } from "./scenes/customer-scenes.ts";
import { INTEGRATION_SCENES } from "./scenes/integration-scenes.ts";
import { SESSION_SCENES } from "./scenes/session-scenes.ts";
import { STORE_SCENES } from "./scenes/store-scenes.ts";
import { SYNC_SCENES } from "./scenes/sync-scenes.ts";
import { TOGETHER_SCENES } from "./scenes/together-scenes.ts";

// The scenes of how a session ends come last: they end it.
const SCENES: readonly Scene[] = [
  ...AGENT_SCENES,
  ...ADMIN_SCENES,
  ...INTEGRATION_SCENES,
  ...CUSTOMER_SCENES,
  ...TOGETHER_SCENES,
  ...STORE_SCENES,
  ...SYNC_SCENES,
  ...SESSION_SCENES,
];

const USAGE = `npm run screenshots -- [--out FOLDER] [--language ${LANGUAGES.join("|")}] [--only NAME,NAME…]

Scenes: ${SCENES.map(({ name }) => name).join(", ")}
`;

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "screenshots" },
    language: { type: "string", default: "en" },
    only: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help) process.stdout.write(USAGE);
else await shootAll(values.out, mustBeLanguage(values.language), values.only?.split(",") ?? null);

function mustBeLanguage(wanted: string): Language {
  const language = LANGUAGES.find((known) => known === wanted);
  if (!language) throw new Error(`--language takes one of ${LANGUAGES.join(", ")}, not ${wanted}.`);
  return language;
}

async function shootAll(folder: string, language: Language, only: readonly string[] | null): Promise<void> {
  ensureAppBuilt();
  await mkdir(folder, { recursive: true });
  const dataFolder = await mkdtemp(join(tmpdir(), "holdfast-screenshots-"));
  await chmod(dataFolder, 0o755);
  const server = await startDemo(dataFolder);
  try {
    for (const scene of SCENES.filter(({ name }) => only === null || only.includes(name))) {
      await shootScene(scene, server, { folder, language });
    }
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

function startDemo(dataFolder: string): Promise<SyncServer> {
  return startSyncServer({
    databaseUrl: null,
    dataFolder,
    host: "127.0.0.1",
    port: 0,
    demo: "yes",
    webRoot: "out/renderer",
    log: pino({ level: "error" }),
    signInLimits: { windowMs: 60_000, perAccount: 1_000, perAddress: 1_000 },
  });
}

interface Album {
  folder: string;
  language: Language;
}

/** A scene that fails leaves the others to be taken; the last picture shows where it stood. */
async function shootScene(scene: Scene, { url, services }: SyncServer, { folder, language }: Album): Promise<void> {
  const opened: PersonInBrowser[] = [];
  const mainFolder = await mkdtemp(join(tmpdir(), "holdfast-main-"));
  const launch = { findUpdater: () => null, args: ["holdfast"], platform: process.platform };
  const desktop = scene.inDesktop ? await startDesktopAround(mainFolder, url, launch) : null;
  const chromiumPath = mustFindChromium().path;
  const open = async (options: { prepare?: (typeof desktop & object)["prepare"] } = {}) => {
    const browser = await openBrowser(url, { chromiumPath, language, ...options });
    opened.push(browser);
    return browser;
  };
  const browser = await open(desktop ? { prepare: desktop.prepare } : {});
  const { say } = browser;
  const shoot = async (name: string) => {
    const paths = await takePictures(browser.page, folder, name, scene.sizes ?? DESKTOP_SIZES);
    process.stdout.write(`${paths.join("\n")}\n`);
  };
  const openBeside = async (email: string) => {
    const beside = await open();
    await beside.signIn(email, DEMO_PASSWORD);
    return beside;
  };
  try {
    if (scene.as !== null) await browser.signIn(scene.as, DEMO_PASSWORD);
    const agent = agentAtWork(browser.page, say);
    await scene.play({ browser, say, agent, services, url, openBeside, desktop, shoot });
  } catch (error) {
    process.stderr.write(`${scene.name}: ${(error as Error).stack}\n`);
    await browser.page.screenshot({ path: join(folder, `failed-${scene.name}.png`) });
    process.exitCode = 1;
  } finally {
    for (const one of opened) await one.close();
    await rm(mainFolder, { recursive: true, force: true });
  }
}
