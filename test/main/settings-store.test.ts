import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { findLaunchAtLogin } from "#main/launch-at-login.ts";
import { settingsStore } from "#main/settings-store.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let electron: ElectronFake;
let file: string;
let config: string;
let shown: boolean[];

beforeEach(() => {
  const folder = scratchFolder();
  electron = createElectronFake({ userData: folder });
  file = join(folder, "settings.json");
  config = join(folder, "config");
  shown = [];
});

function store(platform: NodeJS.Platform) {
  const { app, session } = electron.parts;
  const program = "/opt/Holdfast/holdfast";
  const launchAtLogin = findLaunchAtLogin({ platform, app, program, environment: { XDG_CONFIG_HOME: config } });
  const tray = { show: (isShown: boolean) => void shown.push(isShown) };
  return settingsStore({ file, platform, app, launchAtLogin, tray, session: () => session.defaultSession });
}

describe("spelling", () => {
  it.each(["win32", "linux"] as const)(
    "is off on %s until somebody turns it on: its dictionaries would be fetched",
    async (platform) => {
      await store(platform).apply();
      expect(electron.spelling).toEqual({ isEnabled: false, languages: [] });
      expect((await store(platform).find()).spelling).toMatchObject({ isOn: false, languages: ["en-GB"] });
    },
  );

  it("is on on macOS, which brings its own and chooses languages by itself", async () => {
    await store("darwin").apply();
    expect(electron.spelling).toEqual({ isEnabled: true, languages: [] });
  });

  it("is kept beyond a restart, in languages that there are", async () => {
    await store("linux").keep({ spelling: { isOn: true, languages: ["de", "tlh"] } });
    electron.spelling.isEnabled = false;
    electron.spelling.languages = [];
    await store("linux").apply();
    expect(electron.spelling).toEqual({ isEnabled: true, languages: ["de"] });
    expect((await store("linux").find()).spelling?.available).toEqual(["de", "en-GB", "en-US"]);
  });
});

describe("starting with the computer", () => {
  it.each(["win32", "darwin"] as const)("is set in the system on %s", async (platform) => {
    expect((await store(platform).find()).launchAtLogin).toBe(false);
    expect((await store(platform).keep({ launchAtLogin: true })).launchAtLogin).toBe(true);
  });

  it("is told to the desktops of Linux by a file, which goes again", async () => {
    const entry = join(config, "autostart", "holdfast.desktop");
    expect((await store("linux").keep({ launchAtLogin: true })).launchAtLogin).toBe(true);
    expect(readFileSync(entry, "utf8")).toContain('\nExec="/opt/Holdfast/holdfast"\n');
    expect((await store("linux").keep({ launchAtLogin: false })).launchAtLogin).toBe(false);
    expect(existsSync(entry)).toBe(false);
    expect((await store("linux").keep({ launchAtLogin: false })).launchAtLogin).toBe(false);
  });

  it("names a program of Linux as the specification wants it quoted", async () => {
    const { app } = electron.parts;
    const odd = {
      platform: "linux",
      app,
      program: '/home/sam/50% "of" $it/App',
      environment: { XDG_CONFIG_HOME: config },
    } as const;
    await findLaunchAtLogin(odd)?.keep(true);
    expect(readFileSync(join(config, "autostart", "holdfast.desktop"), "utf8")).toContain(
      String.raw`Exec="/home/sam/50%% \\"of\\" \\$it/App"`,
    );
  });

  it("is not offered by an app that is not installed on Linux", () => {
    const { app } = electron.parts;
    expect(findLaunchAtLogin({ platform: "linux", app, program: null, environment: {} })).toBeNull();
  });
});

describe("the icon in the notification area", () => {
  it("is kept beside the spelling, and shown from the start", async () => {
    await store("win32").keep({ staysInTray: true });
    const { staysInTray, spelling } = await store("win32").keep({ spelling: { isOn: true, languages: ["de"] } });
    expect({ staysInTray, isOn: spelling?.isOn }).toEqual({ staysInTray: true, isOn: true });
    await store("win32").apply();
    expect(shown).toEqual([true, true, true]);
  });

  it("is not offered on macOS, whose dock is there for it", async () => {
    expect((await store("darwin").keep({ staysInTray: true })).staysInTray).toBeNull();
    expect(shown).toEqual([false]);
  });
});
