import { beforeEach, describe, expect, it } from "vitest";
import { startApp } from "#main/start-app.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let electron: ElectronFake;

beforeEach(() => {
  electron = createElectronFake({ userData: scratchFolder() });
});

describe("the start of the app", () => {
  it("leaves at once where it runs already", async () => {
    electron.app.state.isFirstInstance = false;
    await startApp(electron.parts);
    expect(electron.log).toEqual(["quit"]);
    expect(electron.windows).toEqual([]);
  });

  it("settles sandbox and scheme before Electron is ready, for later is too late", async () => {
    await startApp(electron.parts);
    const names = electron.log.map((entry) => entry.split(" ")[0]);
    expect(names.indexOf("enableSandbox")).toBeLessThan(names.indexOf("whenReady"));
    expect(names.indexOf("registerSchemesAsPrivileged")).toBeLessThan(names.indexOf("whenReady"));
  });

  it("opens one window on the app, walled off from the system", async () => {
    await startApp(electron.parts);
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
    });
    expect(options.webPreferences?.preload).toMatch(/preload\.cjs$/);
  });

  it("has every guard in place before the page is loaded", async () => {
    await startApp(electron.parts);
    expect(electron.app.listenerCount("web-contents-created")).toBe(1);
    expect(Object.keys(electron.permissions)).toEqual(["request", "check", "device"]);
    expect([...electron.schemes.keys()]).toEqual(["app"]);
  });

  it("brings the window forward when somebody starts it again", async () => {
    await startApp(electron.parts);
    electron.app.emit("second-instance");
    await expect.poll(() => electron.windows[0]?.calls.slice(1)).toEqual(["restore", "show", "focus"]);
    expect(electron.windows).toHaveLength(1);
  });

  it("opens the window where and as large as it was closed", async () => {
    await startApp(electron.parts);
    electron.windows[0]!.emit("close");
    electron.windows[0]!.emit("closed");
    electron.app.emit("activate");
    await expect.poll(() => electron.windows[1]?.calls).toEqual(["maximize", "loadURL app://holdfast/"]);
    expect(electron.windows[1]!.options).toMatchObject({ x: 10, y: 20, width: 1000, height: 700 });
  });
});
