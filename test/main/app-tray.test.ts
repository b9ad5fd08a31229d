import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { createAppTray } from "#main/app-tray.ts";
import { createAppWindow } from "#main/app-window.ts";
import { createSpokenTexts } from "#main/texts/spoken-texts.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let electron: ElectronFake;

beforeEach(() => {
  electron = createElectronFake({ userData: scratchFolder() });
});

function place() {
  const texts = createSpokenTexts(electron.parts.app);
  const tray = createAppTray(electron.parts, { iconFile: "tray.png", texts, onOpen: () => void window.open() });
  const window = createAppWindow(electron.parts, {
    preload: "preload.cjs",
    stateFile: join(scratchFolder(), "window.json"),
    whenPrepared: Promise.resolve(),
    staysWhenClosed: tray.isShown,
    onCreated: () => undefined,
  });
  return { tray, window, texts };
}

/** Whether the window stays, hidden, when its person closes it. */
function staysWhenClosed(): boolean {
  let isPrevented = false;
  const preventDefault = () => {
    isPrevented = true;
  };
  electron.windows[0]?.emit("close", { preventDefault });
  return isPrevented;
}

it("the window ends when it is closed; with the icon it is hidden, and the icon brings it back", async () => {
  const { tray, window } = place();
  await window.open();
  expect(staysWhenClosed()).toBe(false);
  tray.show(true);
  expect(staysWhenClosed()).toBe(true);
  expect(electron.windows[0]?.calls.at(-1)).toBe("hide");
  electron.trays[0]?.emit("click");
  await expect.poll(() => electron.windows[0]?.calls.slice(-2)).toEqual(["show", "focus"]);
  expect(electron.windows).toHaveLength(1);
});

it("quitting ends it all the same", async () => {
  const { tray, window } = place();
  await window.open();
  tray.show(true);
  const quit = electron.trays[0]?.menu?.entries.find(({ label }) => label === "Quit Holdfast");
  quit?.click?.({} as never, undefined, {} as never);
  expect(electron.log.at(-1)).toBe("quit");
  electron.app.emit("before-quit");
  expect(staysWhenClosed()).toBe(false);
});

it("its menu speaks the app's language from the moment it is chosen", () => {
  const { tray, texts } = place();
  const labels = () => electron.trays[0]?.menu?.entries.flatMap(({ label }) => label ?? []);
  tray.show(true);
  expect(labels()).toEqual(["Open Holdfast", "Quit Holdfast"]);
  texts.speak("de");
  expect(labels()).toEqual(["Holdfast öffnen", "Holdfast beenden"]);
});

it("there is one icon at most, and none once it is no longer wanted", () => {
  const { tray } = place();
  tray.show(true);
  tray.show(true);
  expect(electron.trays).toHaveLength(1);
  tray.show(false);
  expect(electron.trays[0]?.isDestroyed).toBe(true);
  expect(tray.isShown()).toBe(false);
});
