import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { windowStateStore } from "#main/window-state-store.ts";
import { createElectronFake } from "../support/electron-fake.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let file: string;
const { screen } = createElectronFake({ userData: "" }).parts;
const bounds = { x: 10, y: 20, width: 1000, height: 700 };

beforeEach(() => {
  file = join(scratchFolder(), "window.json");
});

describe("where the window opens", () => {
  it("is where it was closed", () => {
    windowStateStore(file, screen).keep({ bounds, isMaximized: true });
    expect(windowStateStore(file, screen).find()).toEqual({ bounds, isMaximized: true });
  });

  it("is the middle at first, after a broken file, and when its screen is gone", () => {
    const states = windowStateStore(file, screen);
    expect(states.find()).toBeNull();
    writeFileSync(file, '{"bounds":{}}');
    expect(states.find()).toBeNull();
    states.keep({ bounds: { ...bounds, x: 5000 }, isMaximized: false });
    expect(states.find()).toBeNull();
  });

  it("does not keep the window from closing when it can't be kept", () => {
    writeFileSync(file, "a file, and no folder");
    const states = windowStateStore(join(file, "window.json"), screen);
    expect(() => states.keep({ bounds, isMaximized: false })).not.toThrow();
  });
});
