// `npm run screenshots`: every screen and state of the app, in both themes, from the demo desk, as files to look at.

import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pino from "pino";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { type SyncServer, startSyncServer } from "#sync-server/sync-server.ts";
import { agentAtWork } from "../support/agent-at-work.ts";
import { ensureAppBuilt } from "../support/ensure-app-built.ts";
import { mustFindChromium } from "../support/find-chromium.ts";
import { openBrowser } from "../support/person-in-browser.ts";
import { takePictures } from "./camera.ts";
import { DESKTOP_SIZES, type Scene } from "./scene.ts";
import { AGENT_SCENES } from "./scenes/agent-scenes.ts";
import { CUSTOMER_SCENES } from "./scenes/customer-scenes.ts";
import { INTEGRATION_SCENES } from "./scenes/integration-scenes.ts";
import { SESSION_SCENES } from "./scenes/session-scenes.ts";
import { SYNC_SCENES } from "./scenes/sync-scenes.ts";

// The scenes of how a session ends come last: they end it.
const SCENES: readonly Scene[] = [
  ...AGENT_SCENES,
  ...INTEGRATION_SCENES,
  ...CUSTOMER_SCENES,
  ...SYNC_SCENES,
  ...SESSION_SCENES,
];

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "screenshots" },
    only: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help) {
  process.stdout.write(`npm run screenshots -- [--out FOLDER] [--only ${SCENES.map(({ name }) => name).join("|")}]\n`);
} else {
  await shootAll(values.out, values.only?.split(",") ?? null);
}

async function shootAll(folder: string, only: readonly string[] | null): Promise<void> {
  ensureAppBuilt();
  await mkdir(folder, { recursive: true });
  const dataFolder = await mkdtemp(join(tmpdir(), "holdfast-screenshots-"));
  await chmod(dataFolder, 0o755);
  const server = await startDemo(dataFolder);
  try {
    for (const scene of SCENES.filter(({ name }) => only === null || only.includes(name))) {
      await shootScene(scene, server, folder);
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

/** A scene that fails leaves the others to be taken; the last picture shows where it stood. */
async function shootScene(scene: Scene, { url, services }: SyncServer, folder: string): Promise<void> {
  const browser = await openBrowser(url, { chromiumPath: mustFindChromium().path });
  const shoot = async (name: string) => {
    const paths = await takePictures(browser.page, folder, name, scene.sizes ?? DESKTOP_SIZES);
    process.stdout.write(`${paths.join("\n")}\n`);
  };
  try {
    if (scene.as !== null) await browser.signIn(scene.as, DEMO_PASSWORD);
    await scene.play({ browser, agent: agentAtWork(browser.page), services, shoot });
  } catch (error) {
    process.stderr.write(`${scene.name}: ${(error as Error).stack}\n`);
    await browser.page.screenshot({ path: join(folder, `failed-${scene.name}.png`) });
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}
