// New versions, from the feed that was written in when the app was packaged; without one nothing is ever looked for. They
// are fetched beside the work and taken when the person says so, or when they quit with nothing unsent: never in the
// middle of something, and never while words of theirs are on this computer alone.

import type { AppUpdater } from "electron-updater";
import type { AppLog } from "./app-log.ts";
import type { ElectronParts } from "./electron-parts.ts";
import type { EventQueue } from "./event-queue.ts";

export type Updater = Pick<
  AppUpdater,
  "autoDownload" | "autoInstallOnAppQuit" | "checkForUpdates" | "logger" | "on" | "quitAndInstall"
>;

export interface AppUpdates {
  tellUnsent(hasUnsent: boolean): void;
  /** Ends the app and starts the new version. @throws where none is ready. */
  install(): void;
}

export interface AppUpdatesParts {
  events: EventQueue;
  log: AppLog;
  /** Calls back now and then for as long as the app runs. */
  every: (milliseconds: number, callBack: () => void) => void;
}

const LOOK_EVERY_MS = 4 * 60 * 60_000;

/** `updater` is null where this app has no feed. */
export function startUpdates(
  { app }: Pick<ElectronParts, "app">,
  updater: Updater | null,
  { events, log, every }: AppUpdatesParts,
): AppUpdates {
  /** Before the app has said so it may hold something. */
  let hasUnsent = true;
  let ready: Updater | null = null;
  let isInstalling = false;

  function follow(from: Updater): void {
    from.autoDownload = true;
    from.autoInstallOnAppQuit = false;
    from.logger = null;
    from.on("update-downloaded", ({ version }) => {
      ready = from;
      log.info(`update ${version} is ready`);
      events.tell({ type: "updateReady", version });
    });
    from.on("error", (fault) => {
      log.warn(`update failed: ${fault.name}`);
      if (isInstalling) app.quit();
    });
    app.on("before-quit", (event) => {
      if (!ready || isInstalling || hasUnsent) return;
      event.preventDefault();
      isInstalling = true;
      ready.quitAndInstall(true, false);
    });
    void look(from);
    every(LOOK_EVERY_MS, () => void look(from));
  }

  /** What goes wrong here comes as an event too. */
  async function look(from: Updater): Promise<void> {
    try {
      const found = await from.checkForUpdates();
      await found?.downloadPromise;
    } catch {
      log.info("update: nothing was fetched, it is tried again later");
    }
  }

  if (updater) follow(updater);
  return {
    tellUnsent(has) {
      hasUnsent = has;
    },
    install() {
      if (!ready) throw new Error("There is no update to install.");
      isInstalling = true;
      ready.quitAndInstall(true, true);
    },
  };
}
