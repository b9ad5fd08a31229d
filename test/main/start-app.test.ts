import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { MenuItemConstructorOptions } from "electron";
import { beforeEach, describe, expect, it } from "vitest";
import { appLogFile } from "#main/app-log.ts";
import type { Updater } from "#main/app-updates.ts";
import { type Launch, startApp } from "#main/start-app.ts";
import { bridgeChannel } from "#protocol/desktop/desktop-bridge.ts";
import { APP_FRAME, createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let electron: ElectronFake;
const LAUNCH = { findUpdater: () => null, args: ["holdfast"], platform: "linux" } as const satisfies Launch;
const LINK = "holdfast://ticket/TICK-2026-0007";

let folder: string;

beforeEach(() => {
  folder = scratchFolder();
  electron = createElectronFake({ userData: folder });
});

describe("the start of the app", () => {
  it("leaves at once where it runs already", async () => {
    electron.app.state.isFirstInstance = false;
    await startApp(electron.parts, LAUNCH);
    expect(electron.log).toEqual(["quit"]);
    expect(electron.windows).toEqual([]);
  });

  it("settles sandbox and scheme before Electron is ready, for later is too late", async () => {
    await startApp(electron.parts, LAUNCH);
    const names = electron.log.map((entry) => entry.split(" ")[0]);
    expect(names.indexOf("enableSandbox")).toBeLessThan(names.indexOf("whenReady"));
    expect(names.indexOf("registerSchemesAsPrivileged")).toBeLessThan(names.indexOf("whenReady"));
  });

  it("lets no program debug the packaged app, which is closed before Chromium looks for it", async () => {
    electron.app.isPackaged = true;
    await startApp(electron.parts, LAUNCH);
    for (const name of ["remote-debugging-port", "remote-debugging-pipe"]) {
      const at = electron.log.indexOf(`removeSwitch ${name}`);
      expect(at, name).toBeGreaterThanOrEqual(0);
      expect(at, name).toBeLessThan(electron.log.indexOf("whenReady"));
    }
  });

  it("can be driven by tests while it is not packaged", async () => {
    await startApp(electron.parts, LAUNCH);
    expect(electron.log.filter((entry) => entry.startsWith("removeSwitch"))).toEqual([]);
  });

  it("opens one window on the app, walled off from the system", async () => {
    await startApp(electron.parts, LAUNCH);
    expect(electron.windows).toHaveLength(1);
    const { options, calls } = electron.windows[0]!;
    expect(calls).toEqual(["loadURL app://holdfast/"]);
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      nodeIntegrationInSubFrames: false,
    });
    expect(options.webPreferences).not.toHaveProperty("enableBlinkFeatures");
    expect(options.webPreferences?.preload).toMatch(/preload\.cjs$/);
  });

  it("has every guard in place before the page is loaded", async () => {
    await startApp(electron.parts, LAUNCH);
    expect(electron.app.listenerCount("web-contents-created")).toBe(1);
    expect(Object.keys(electron.permissions)).toEqual(["request", "check", "device"]);
    expect([...electron.schemes.keys()]).toEqual(["app"]);
    expectPageLast();
  });

  /** Everything that the page relies on comes before it in the order of what was called. */
  function expectPageLast(): void {
    const order = electron.log.filter((entry) => /^(setPermissionRequestHandler|handle|loadURL)/.test(entry));
    expect(order).toEqual(["setPermissionRequestHandler", "handle app", "loadURL app://holdfast/"]);
    expect(electron.windows).toHaveLength(1);
  }

  it("has them in place also where a link to a ticket starts it", async () => {
    await startApp(electron.parts, { ...LAUNCH, args: ["holdfast", LINK] });
    expectPageLast();
  });

  it("has them in place also where somebody starts it again, or macOS hands over a link, while it starts", async () => {
    const started = startApp(electron.parts, LAUNCH);
    electron.app.emit("second-instance", {}, ["holdfast", LINK]);
    electron.app.emit("open-url", { preventDefault: () => undefined }, LINK);
    electron.app.emit("activate");
    await started;
    expectPageLast();
  });

  it("hides the window on macOS when it is closed: sending and receiving go on, and the dock brings it back", async () => {
    await startApp(electron.parts, { ...LAUNCH, platform: "darwin" });
    expect(closes()).toBe(false);
    expect(electron.windows[0]?.calls.at(-1)).toBe("hide");
    electron.app.emit("activate");
    await expect.poll(() => electron.windows[0]?.calls.slice(-2)).toEqual(["show", "focus"]);
    expect(electron.windows).toHaveLength(1);
  });

  it("leaves the full screen before it hides the window, for a black one would stay behind", async () => {
    await startApp(electron.parts, { ...LAUNCH, platform: "darwin" });
    const window = electron.windows[0]!;
    window.isInFullScreen = true;
    expect(closes()).toBe(false);
    expect(window.calls.at(-1)).toBe("setFullScreen false");
    window.emit("leave-full-screen");
    expect(window.calls.at(-1)).toBe("hide");
  });

  it("does not hide a window that is brought back while it leaves the full screen, however often it was closed", async () => {
    await startApp(electron.parts, { ...LAUNCH, platform: "darwin" });
    const window = electron.windows[0]!;
    window.isInFullScreen = true;
    expect([closes(), closes()]).toEqual([false, false]);
    electron.app.emit("activate");
    await expect.poll(() => window.calls.at(-1)).toBe("focus");
    window.emit("leave-full-screen");
    expect(window.calls).not.toContain("hide");
    window.isInFullScreen = false;
    expect(closes()).toBe(false);
    expect(window.calls.at(-1)).toBe("hide");
  });

  it("lets the window close where an update of macOS closes it, which says so before the app quits", async () => {
    await startApp(electron.parts, { ...LAUNCH, platform: "darwin" });
    electron.autoUpdater.emit("before-quit-for-update");
    expect(closes()).toBe(true);
  });

  it("hides the window again after an update could not be installed, though the app was told that it quits", async () => {
    const updater = Object.assign(new EventEmitter(), {
      checkForUpdates: async () => null,
      quitAndInstall: () => undefined,
    });
    const findUpdater = () => updater as unknown as Updater;
    await startApp(electron.parts, { ...LAUNCH, findUpdater, platform: "darwin" });
    updater.emit("update-downloaded", { version: "1.3.0" });
    const installing = electron.invoke(APP_FRAME, bridgeChannel("installUpdate"));
    updater.emit("error", new Error("EPERM"));
    electron.app.emit("before-quit", { preventDefault: () => undefined });
    await expect(installing).rejects.toThrow("could not be installed");
    expect(closes()).toBe(false);
    expect(electron.windows[0]?.calls.at(-1)).toBe("hide");
    electron.app.emit("before-quit", { preventDefault: () => undefined });
    expect(closes()).toBe(true);
  });

  /** The person closes the window, or the system does. */
  function closes(): boolean {
    let isPrevented = false;
    const preventDefault = () => {
      isPrevented = true;
    };
    electron.windows[0]!.emit("close", { preventDefault });
    return !isPrevented;
  }

  it("brings the window forward when somebody starts it again", async () => {
    await startApp(electron.parts, LAUNCH);
    electron.app.emit("second-instance", {}, ["holdfast"]);
    await expect.poll(() => electron.windows[0]?.calls.slice(1)).toEqual(["restore", "show", "focus"]);
    expect(electron.windows).toHaveLength(1);
  });

  it("opens the window where and as large as it was closed", async () => {
    await startApp(electron.parts, LAUNCH);
    electron.windows[0]!.emit("close", { preventDefault: () => undefined });
    electron.windows[0]!.emit("closed");
    electron.app.emit("activate");
    await expect.poll(() => electron.windows[1]?.calls).toEqual(["maximize", "loadURL app://holdfast/"]);
    expect(electron.windows[1]!.options).toMatchObject({ x: 10, y: 20, width: 1000, height: 700 });
  });

  it("tells the app of the link that started it, once the app asks", async () => {
    await startApp(electron.parts, { ...LAUNCH, args: ["holdfast", LINK] });
    expect(await electron.invoke(APP_FRAME, bridgeChannel("nextNews"), 0)).toEqual({
      number: 1,
      event: { type: "openTicket", ticketNumber: "TICK-2026-0007" },
    });
  });

  it("tells the app when the computer wakes up or is unlocked", async () => {
    await startApp(electron.parts, LAUNCH);
    electron.powerMonitor.emit("resume");
    electron.powerMonitor.emit("unlock-screen");
    const woke = { event: { type: "woke" } };
    expect(await electron.invoke(APP_FRAME, bridgeChannel("nextNews"), 0)).toMatchObject(woke);
    expect(await electron.invoke(APP_FRAME, bridgeChannel("nextNews"), 1)).toMatchObject(woke);
  });

  it("has no dictionary fetched unless somebody wants their spelling checked", async () => {
    await startApp(electron.parts, LAUNCH);
    expect(electron.spelling).toEqual({ isEnabled: false, languages: [] });
  });

  it("puts a menu up, and brings the window forward for what is chosen in it", async () => {
    await startApp(electron.parts, LAUNCH);
    const menu = electron.menus.find(({ isApp }) => isApp);
    const entries = menu?.entries.flatMap(({ submenu }) => (submenu ?? []) as MenuItemConstructorOptions[]) ?? [];
    entries.find(({ label }) => label === "Settings…")?.click?.({} as never, undefined, {} as never);
    expect(await electron.invoke(APP_FRAME, bridgeChannel("nextNews"), 0)).toMatchObject({
      event: { type: "menu", command: "settings" },
    });
    await expect.poll(() => electron.windows[0]?.calls.slice(1)).toEqual(["restore", "show", "focus"]);
  });

  const fileMenu = () => electron.menus.findLast(({ isApp }) => isApp)?.entries[0]?.label;

  it("speaks the system's language before the app has told another, and afterwards the app's, also after a restart", async () => {
    electron.app.state.languages = ["fr-FR", "de-AT"];
    await startApp(electron.parts, LAUNCH);
    expect(fileMenu()).toBe("&Datei");
    await electron.invoke(APP_FRAME, bridgeChannel("tellLanguage"), "en");
    expect(fileMenu()).toBe("&File");
    electron = createElectronFake({ userData: folder });
    electron.app.state.languages = ["de-AT"];
    await startApp(electron.parts, LAUNCH);
    expect(fileMenu()).toBe("&File");
  });

  it("writes a log that names the version and no one", async () => {
    await startApp(electron.parts, LAUNCH);
    expect(readFileSync(appLogFile(folder), "utf8")).toMatch(/^\S+ info Holdfast 1\.2\.3 on \w+\n$/);
    await electron.invoke(APP_FRAME, bridgeChannel("showLog"));
    expect(electron.opened).toEqual([appLogFile(folder)]);
  });
});
