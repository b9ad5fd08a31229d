import { beforeEach, describe, expect, it } from "vitest";
import { createSpokenTexts } from "#main/texts/spoken-texts.ts";
import { watchFaults } from "#main/watch-faults.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { FakeBrowserWindow } from "../support/fake-window.ts";

let electron: ElectronFake;
let window: FakeBrowserWindow;
let lines: string[];
let now: number;

beforeEach(() => {
  electron = createElectronFake({ userData: "" });
  window = new FakeBrowserWindow();
  lines = [];
  now = 0;
  const write = (line: string) => void lines.push(line);
  const log = { info: write, warn: write, error: write };
  const { t } = createSpokenTexts(electron.parts.app);
  watchFaults(electron.parts, window as unknown as Electron.BrowserWindow, { log, t, now: () => now });
});

const crash = (reason = "crashed") => window.webContents.emit("render-process-gone", {}, { reason, exitCode: 5 });

describe("a page that crashes", () => {
  it("is loaded again, and the log names the reason", async () => {
    crash("oom");
    await expect.poll(() => window.page.calls).toEqual(["reload"]);
    expect(lines).toEqual(["page gone: oom (5)"]);
  });

  it("is left alone where it ended in good order", () => {
    crash("clean-exit");
    expect(window.page.calls).toEqual([]);
  });

  it("again and again is not loaded for ever: the person is asked", async () => {
    electron.answers.push(0);
    for (let count = 0; count < 4; count += 1) crash();
    await expect.poll(() => window.page.calls).toHaveLength(4);
    expect(electron.log).toEqual(["asked Holdfast has failed several times in a row. [Try again, Quit Holdfast]"]);
    electron.answers.push(1);
    crash();
    await expect.poll(() => electron.log.at(-1)).toBe("quit");
  });

  it("now and then is loaded again each time", async () => {
    for (let count = 0; count < 8; count += 1) {
      now += 61_000;
      crash();
    }
    await expect.poll(() => window.page.calls).toHaveLength(8);
    expect(electron.log).toEqual([]);
  });
});

describe("a page that hangs", () => {
  it("is waited for where the person wants to", async () => {
    window.emit("unresponsive");
    await expect.poll(() => electron.log).toEqual(["asked Holdfast does not answer. [Wait, Load again]"]);
    expect(window.page.calls).toEqual([]);
  });

  it("is ended where they want it loaded again, for it can't be asked to", async () => {
    electron.answers.push(1);
    window.emit("unresponsive");
    await expect.poll(() => window.page.calls).toEqual(["forcefullyCrashRenderer"]);
    crash("killed");
    await expect.poll(() => window.page.calls).toEqual(["forcefullyCrashRenderer", "reload"]);
  });
});
