// What becomes of a page that crashed or hangs. What was being typed lies in the local store within two seconds, and so
// survives a reload; the person is asked only where a reload does not help, or would interrupt.

import type { BrowserWindow } from "electron";
import type { AppLog } from "./app-log.ts";
import type { ElectronParts } from "./electron-parts.ts";
import type { Translator } from "./texts/spoken-texts.ts";

const CALM_MS = 60_000;
const MOST_RELOADS = 3;

export interface WatchFaultsParts {
  log: AppLog;
  t: Translator;
  now?: () => number;
}

export function watchFaults(
  { app, dialog }: Pick<ElectronParts, "app" | "dialog">,
  window: BrowserWindow,
  { log, t, now = Date.now }: WatchFaultsParts,
): void {
  const { webContents } = window;
  let crashes: number[] = [];

  async function reloadAfterCrash(): Promise<void> {
    crashes = [...crashes.filter((at) => now() - at < CALM_MS), now()];
    if (crashes.length <= MOST_RELOADS) return webContents.reload();
    const { response } = await dialog.showMessageBox(window, {
      type: "error",
      message: t("crashed"),
      detail: t("crashedDetail"),
      buttons: [t("tryAgain"), t("quit")],
      cancelId: 1,
    });
    if (response === 0) webContents.reload();
    else app.quit();
  }

  webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
    log.error(`page gone: ${reason} (${exitCode})`);
    if (reason !== "clean-exit") void reloadAfterCrash();
  });
  offerReloadWhenHung(dialog, window, { log, t });
}

function offerReloadWhenHung(
  dialog: ElectronParts["dialog"],
  window: BrowserWindow,
  { log, t }: Pick<WatchFaultsParts, "log" | "t">,
): void {
  let asking: AbortController | null = null;

  async function ask(): Promise<void> {
    asking = new AbortController();
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      message: t("hung"),
      detail: t("hungDetail"),
      buttons: [t("wait"), t("loadAgain")],
      defaultId: 0,
      cancelId: 0,
      signal: asking.signal,
    });
    asking = null;
    // The page that hangs can't be asked to reload: its process is ended, and that reloads it.
    if (response === 1) window.webContents.forcefullyCrashRenderer();
  }

  window.on("unresponsive", () => {
    log.warn("page does not answer");
    if (!asking) void ask();
  });
  window.on("responsive", () => asking?.abort());
}
