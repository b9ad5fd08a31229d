// New versions, from the feed that was written in when the app was packaged; without one nothing is ever looked for. They
// are fetched beside the work and taken when the person says so, or when they quit with nothing unsent: never in the
// middle of something, and never while words of theirs are on this computer alone.

import type { AppUpdater } from "electron-updater";
import type { AppLog } from "./app-log.ts";
import type { ElectronParts } from "./electron-parts.ts";
import type { EventQueue } from "./event-queue.ts";

export type Updater = Pick<
  AppUpdater,
  | "autoDownload"
  | "autoInstallOnAppQuit"
  | "autoRunAppAfterInstall"
  | "checkForUpdates"
  | "logger"
  | "on"
  | "quitAndInstall"
>;

export interface AppUpdates {
  tellUnsent(hasUnsent: boolean): void;
  /** Ends the app and starts the new version. @throws where none is ready, or it can't be installed: the app goes on. */
  install(): Promise<void>;
}

export interface AppUpdatesParts {
  events: EventQueue;
  log: AppLog;
  /** Calls back now and then for as long as the app runs. */
  every: (milliseconds: number, callBack: () => void) => void;
  /** The app was told that it quits, and goes on. */
  onGoesOn: () => void;
}

/** What is installed because its person wants it now goes on by `fail` where it can't be; at the end of the day the app ends. */
type Installation = { because: "quitting" } | { because: "wanted"; fail: (fault: Error) => void };

const LOOK_EVERY_MS = 4 * 60 * 60_000;

/** `updater` is null where this app has no feed. */
export function startUpdates(
  { app }: Pick<ElectronParts, "app">,
  updater: Updater | null,
  { events, log, every, onGoesOn }: AppUpdatesParts,
): AppUpdates {
  /** Before the app has said so it may hold something. */
  let hasUnsent = true;
  let ready: { from: Updater; version: string } | null = null;
  let installation: Installation | null = null;
  /** In the turn in which a wanted installation fails: on Windows electron-updater ends the app in it all the same. */
  let refusesQuit = false;

  function follow(from: Updater): void {
    from.autoDownload = true;
    from.autoInstallOnAppQuit = false;
    from.logger = null;
    from.on("update-downloaded", ({ version }) => {
      ready = { from, version };
      log.info(`update ${version} is ready`);
      events.tell({ type: "updateReady", version, hasFailed: false });
    });
    from.on("error", (fault) => {
      log.warn(`update failed: ${fault.name}`);
      if (installation && ready) endFailed(installation, ready.version);
    });
    app.on("before-quit", (event) => {
      if (refusesQuit) {
        event.preventDefault();
        goOn(from);
      } else if (ready && !installation && !hasUnsent) {
        event.preventDefault();
        installation = { because: "quitting" };
        quitInto(ready.from, { restarts: false });
      }
    });
    void look(from);
    every(LOOK_EVERY_MS, () => void look(from));
  }

  /** electron-updater tells by its event alone that it could not install, also where the person refused the rights it needs. */
  function endFailed(failed: Installation, version: string): void {
    if (failed.because === "quitting") {
      app.quit();
      return;
    }
    installation = null;
    refusesQuit = true;
    setImmediate(() => {
      refusesQuit = false;
    });
    events.tell({ type: "updateReady", version, hasFailed: true });
    failed.fail(new Error("The new version could not be installed. This one goes on."));
  }

  /** electron-updater takes what failed for begun: it ignores one call without a word, and takes the next. */
  function goOn(from: Updater): void {
    refusesQuit = false;
    quitInto(from, { restarts: false });
    onGoesOn();
  }

  /** What goes wrong here comes as an event too. */
  async function look(from: Updater): Promise<void> {
    if (installation) return;
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
    async install() {
      if (!ready) throw new Error("There is no update to install.");
      const { from } = ready;
      if (installation) throw new Error("The update is being installed.");
      await new Promise<void>((_resolve, reject) => {
        installation = { because: "wanted", fail: reject };
        quitInto(from, { restarts: true });
      });
    },
  };
}

/** macOS takes from `autoRunAppAfterInstall` whether it starts the new version, the others from what is handed over. */
function quitInto(updater: Updater, { restarts }: { restarts: boolean }): void {
  updater.autoRunAppAfterInstall = restarts;
  updater.quitAndInstall(true, restarts);
}
