import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { appLogFile } from "#main/app-log.ts";
import { reportFailedStart } from "#main/report-failed-start.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let folder: string;
let electron: ElectronFake;
const FAULT = new TypeError("EACCES: permission denied, open '/home/sam/.config/holdfast/settings.json'");

beforeEach(() => {
  folder = scratchFolder();
  electron = createElectronFake({ userData: folder });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

afterEach(() => vi.restoreAllMocks());

describe("a start that fails", () => {
  it("is told to the person, with its reason, before the app ends", () => {
    reportFailedStart(electron.parts, FAULT);
    const [shown, ...rest] = electron.log;
    expect(shown).toMatch(
      /^error box Holdfast could not start\.: .*kept on this computer.*\n\nEACCES: permission denied/s,
    );
    expect(rest).toEqual(["exit 1"]);
  });

  it("is told in the system's language, once the system can be asked", () => {
    electron.app.state.languages = ["de-AT"];
    reportFailedStart(electron.parts, FAULT);
    expect(electron.log[0]).toContain("error box Holdfast could not start.");
    electron.app.state.isReady = true;
    reportFailedStart(electron.parts, FAULT);
    expect(electron.log[2]).toContain("error box Holdfast konnte nicht starten.");
  });

  it("is in the log by its name, with no word of whose computer it is", () => {
    reportFailedStart(electron.parts, FAULT);
    expect(readFileSync(appLogFile(folder), "utf8")).toMatch(/^\S+ error start failed: TypeError\n$/);
  });

  it("is told also where there is no place for a log", () => {
    electron.parts.app.getPath = () => {
      throw new Error("there is no home");
    };
    reportFailedStart(electron.parts, "no room on the disk");
    expect(electron.log[0]).toContain("no room on the disk");
    expect(electron.log.at(-1)).toBe("exit 1");
  });
});
