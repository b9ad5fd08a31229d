// The built app in real Electron on a profile of its own, with the face of a browser's profile: what drives the app in
// Chromium drives it here.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, _electron as electron } from "playwright-core";
import { APP_URL } from "#main/app-origin.ts";
import type { BrowserProfile, LaunchOptions } from "./browser-profile.ts";
import { findProcesses } from "./find-processes.ts";

export interface ElectronToDrive {
  path: string;
  flags: readonly string[];
}

/** `server` is the address of the sync server that the app is told to use. */
export async function openElectronProfile(
  { path, flags }: ElectronToDrive,
  server: string,
  { viewport, flags: more = [] }: Pick<LaunchOptions, "viewport" | "flags">,
): Promise<BrowserProfile> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-electron-"));

  async function launch({ offline = false }: Partial<LaunchOptions> = {}): Promise<ElectronApplication> {
    const app = await electron.launch({
      executablePath: path,
      args: [...flags, ...more, `--user-data-dir=${folder}`, "."],
      env: { ...definedEnvironment(), HOLDFAST_SERVER_URL: server },
      offline,
    });
    await app.firstWindow();
    if (viewport) await resizeWindow(app, viewport);
    return app;
  }

  let app = await launch();
  return {
    folder,
    startUrl: APP_URL,
    get context() {
      return app.context();
    },
    async kill() {
      const closed = app.waitForEvent("close");
      for (const pid of await findProcesses(({ command }) => command.includes(folder))) process.kill(pid, "SIGKILL");
      await closed;
    },
    async reopen(changed) {
      // One that was killed is closed already.
      await app.close().catch(() => undefined);
      app = await launch(changed);
    },
    async close() {
      await app.close().catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function resizeWindow(app: ElectronApplication, size: { width: number; height: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
