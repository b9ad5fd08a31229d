// What becomes of a page that crashed or hangs. What was being typed lies in the local store within two seconds, and so
// survives a reload; the person is asked only where a reload does not help, or would interrupt.

import type { BrowserWindow, WebContents } from "electron";
import type { AppLog } from "./app-log.ts";
import type { ElectronParts } from "./electron-parts.ts";

const CALM_MS = 60_000;
const MOST_RELOADS = 3;

type Parts = Pick<ElectronParts, "app" | "dialog">;

export function watchFaults({ app, dialog }: Parts, window: BrowserWindow, log: AppLog, now = Date.now): void {
  const { webContents } = window;
  let crashes: number[] = [];

  async function reloadAfterCrash(): Promise<void> {
    crashes = [...crashes.filter((at) => now() - at < CALM_MS), now()];
    if (crashes.length <= MOST_RELOADS) return webContents.reload();
    const { response } = await dialog.showMessageBox(window, {
      type: "error",
      message: "Holdfast has failed several times in a row.",
      detail: "What you wrote is kept on this computer. If it goes on, restart the computer or install Holdfast anew.",
      buttons: ["Try again", "Quit"],
      cancelId: 1,
    });
    if (response === 0) webContents.reload();
    else app.quit();
  }

  webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
    log.error(`page gone: ${reason} (${exitCode})`);
    if (reason !== "clean-exit") void reloadAfterCrash();
  });
  offerReloadWhenHung(dialog, window, webContents, log);
}

function offerReloadWhenHung(
  dialog: ElectronParts["dialog"],
  window: BrowserWindow,
  webContents: WebContents,
  log: AppLog,
): void {
  let asking: AbortController | null = null;

  async function ask(): Promise<void> {
    asking = new AbortController();
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      message: "Holdfast does not answer.",
      detail: "You can wait for it, or load it again. What you wrote is kept, but for the last two seconds.",
      buttons: ["Wait", "Load again"],
      defaultId: 0,
      cancelId: 0,
      signal: asking.signal,
    });
    asking = null;
    // The page that hangs can't be asked to reload: its process is ended, and that reloads it.
    if (response === 1) webContents.forcefullyCrashRenderer();
  }

  window.on("unresponsive", () => {
    log.warn("page does not answer");
    if (!asking) void ask();
  });
  window.on("responsive", () => asking?.abort());
}
