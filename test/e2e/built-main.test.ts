// Main as it is built and packaged, with everything bundled into it, on the fake Electron.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, vi } from "vitest";
import { APP_FRAME, type ElectronFake } from "../support/electron-fake.ts";

const held = vi.hoisted((): { electron?: ElectronFake } => ({}));

vi.mock("electron", async () => {
  const { createElectronFake } = await import("../support/electron-fake.ts");
  const { scratchFolder } = await import("../support/scratch-folder.ts");
  held.electron = createElectronFake({ userData: scratchFolder() });
  return held.electron.parts;
});

it("the built main opens the app's window, answers its bridge and serves the built renderer", async () => {
  await import(pathToFileURL(resolve("out/main/main.js")).href);
  await expect.poll(() => held.electron?.windows[0]?.calls).toEqual(["loadURL app://holdfast/"]);
  const electron = held.electron as ElectronFake;
  expect(await electron.invoke(APP_FRAME, "holdfast:describe")).toMatchObject({ kind: "desktop", version: "1.2.3" });
  const page = await electron.schemes.get("app")?.(new Request("app://holdfast/"));
  expect(await page?.text()).toContain('<div id="root">');
});
