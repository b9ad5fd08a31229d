import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { settingsStore } from "#main/settings-store.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let electron: ElectronFake;
let file: string;

beforeEach(() => {
  const folder = scratchFolder();
  electron = createElectronFake({ userData: folder });
  file = join(folder, "settings.json");
});

function store(platform: NodeJS.Platform) {
  const { app, session } = electron.parts;
  return settingsStore({ file, platform, app, session: () => session.defaultSession });
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

  it("is not offered on Linux, where Electron can't", async () => {
    expect((await store("linux").keep({ launchAtLogin: true })).launchAtLogin).toBeNull();
    expect(electron.app.state.opensAtLogin).toBe(false);
  });
});
