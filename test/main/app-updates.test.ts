import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, it } from "vitest";
import { type AppUpdates, startUpdates, type Updater } from "#main/app-updates.ts";
import { createEventQueue, type EventQueue } from "#main/event-queue.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";

let electron: ElectronFake;
let events: EventQueue;
let updater: ReturnType<typeof fakeUpdater>;
let updates: AppUpdates;
let looks: (() => void)[];
let goesOn: number;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function fakeUpdater() {
  const calls: string[] = [];
  const verbs = {
    autoDownload: false,
    autoInstallOnAppQuit: true,
    autoRunAppAfterInstall: true,
    logger: null,
    async checkForUpdates() {
      calls.push("look");
      throw new Error("the feed is out of reach");
    },
    quitAndInstall: (isSilent, restarts) => void calls.push(`install silent=${isSilent} restart=${restarts}`),
  } satisfies Partial<Updater>;
  return Object.assign(new EventEmitter(), verbs, { calls });
}

function start(from: Updater | null): AppUpdates {
  return startUpdates(electron.parts, from, {
    events,
    log,
    every: (_ms, callBack) => void looks.push(callBack),
    onGoesOn: () => {
      goesOn += 1;
    },
  });
}

beforeEach(() => {
  electron = createElectronFake({ userData: "" });
  events = createEventQueue();
  looks = [];
  goesOn = 0;
  updater = fakeUpdater();
  updates = start(updater as unknown as Updater);
});

/** The person quits; whether the app goes at once. */
function quits(): boolean {
  let isPrevented = false;
  electron.app.emit("before-quit", { preventDefault: () => (isPrevented = true) });
  return !isPrevented;
}

const download = () => updater.emit("update-downloaded", { version: "1.3.0" });

describe("new versions", () => {
  it("are never looked for by an app without a feed", async () => {
    looks = [];
    const none = start(null);
    expect(looks).toEqual([]);
    await expect(none.install()).rejects.toThrow("no update");
  });

  it("are looked for at the start and again and again, though the feed is out of reach", () => {
    for (const look of looks) look();
    expect(updater.calls).toEqual(["look", "look"]);
    expect(updater).toMatchObject({ autoDownload: true, autoInstallOnAppQuit: false });
  });

  it("are announced once they are here, and installed when the person says so", async () => {
    await expect(updates.install()).rejects.toThrow("no update");
    download();
    expect((await events.next(0)).event).toEqual({ type: "updateReady", version: "1.3.0", hasFailed: false });
    void updates.install();
    expect(updater.calls).toContain("install silent=true restart=true");
    expect(updater.autoRunAppAfterInstall).toBe(true);
    expect(quits()).toBe(true);
  });

  it("are installed at the end of the day when nothing is unsent", () => {
    updates.tellUnsent(false);
    download();
    expect(quits()).toBe(false);
    expect(updater.calls).toContain("install silent=true restart=false");
    expect(updater.autoRunAppAfterInstall).toBe(false);
    expect(quits()).toBe(true);
  });

  it("are never installed unasked while something is unsent, or before that is known", () => {
    download();
    expect(quits()).toBe(true);
    updates.tellUnsent(false);
    updates.tellUnsent(true);
    expect(quits()).toBe(true);
    expect(updater.calls).toEqual(["look"]);
  });

  it("that can't be installed in the middle of the work let it go on: the app does not end, and can try again", async () => {
    updates.tellUnsent(false);
    download();
    const refused = updates.install();
    await expect(updates.install()).rejects.toThrow("being installed");
    updater.emit("error", new Error("the person gave it no rights"));
    await expect(refused).rejects.toThrow("could not be installed");
    expect(electron.log).not.toContain("quit");
    expect((await events.next(0)).event).toEqual({ type: "updateReady", version: "1.3.0", hasFailed: true });
    updater.calls.length = 0;
    void updates.install();
    expect(updater.calls).toEqual(["install silent=true restart=true"]);
  });

  /** As electron-updater does it on Windows, where the system does not let the installer start. */
  function failLikeWindows(quit: () => void) {
    let isCalled = false;
    updater.quitAndInstall = (isSilent, restarts) => {
      if (isCalled) {
        isCalled = false;
        return;
      }
      isCalled = true;
      updater.calls.push(`install silent=${isSilent} restart=${restarts}`);
      void Promise.reject(new Error("EPERM")).catch((fault: unknown) => updater.emit("error", fault));
      setImmediate(quit);
    };
  }

  it("whose installer Windows does not start leave the app open, though electron-updater quits in the same turn", async () => {
    updates.tellUnsent(false);
    download();
    const goes: boolean[] = [];
    failLikeWindows(() => goes.push(quits()));
    for (const times of [1, 2]) {
      updater.calls.length = 0;
      await expect(updates.install()).rejects.toThrow("could not be installed");
      await new Promise((resolve) => setImmediate(resolve));
      expect(updater.calls).toEqual(["install silent=true restart=true"]);
      expect(goes).toEqual(Array(times).fill(false));
      expect(goesOn).toBe(times);
    }
    updates.tellUnsent(true);
    expect(quits()).toBe(true);
  });

  it("that failed and let the app go on are installed when the person quits later", async () => {
    updates.tellUnsent(false);
    download();
    failLikeWindows(() => void quits());
    await expect(updates.install()).rejects.toThrow("could not be installed");
    await new Promise((resolve) => setImmediate(resolve));
    updater.calls.length = 0;
    expect(quits()).toBe(false);
    expect(updater.calls).toEqual(["install silent=true restart=false"]);
    await expect.poll(() => electron.log).toContain("quit");
    expect(quits()).toBe(true);
  });

  it("are not looked for while one is installed, whose failure another's would be taken for", () => {
    download();
    void updates.install();
    updater.calls.length = 0;
    for (const look of looks) look();
    expect(updater.calls).toEqual([]);
  });

  it("that can't be installed do not keep the app from ending", () => {
    updates.tellUnsent(false);
    download();
    expect(quits()).toBe(false);
    updater.emit("error", new Error("no room on the disk"));
    expect(electron.log).toContain("quit");
    expect(quits()).toBe(true);
  });
});
