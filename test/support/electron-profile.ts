// The built app in real Electron on a profile of its own, with the face of a browser's profile: what drives the app in
// Chromium drives it here.

import { type ElectronApplication, _electron as electron } from "playwright-core";
import type { BrowserProfile, LaunchOptions } from "./browser-profile.ts";
import { openLastingProfile } from "./lasting-profile.ts";

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
  return await openLastingProfile(async (folder, { offline = false }: Partial<LaunchOptions> = {}) => {
    const app = await electron.launch({
      executablePath: path,
      args: [...flags, ...more, `--user-data-dir=${folder}`, "."],
      env: { ...definedEnvironment(), HOLDFAST_SERVER_URL: server },
      offline,
    });
    await app.firstWindow();
    if (viewport) await resizeWindow(app, viewport);
    return { context: app.context(), untilEnded: () => app.waitForEvent("close"), close: () => app.close() };
  });
}

async function resizeWindow(app: ElectronApplication, size: { width: number; height: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
