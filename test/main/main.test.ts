import { expect, it, vi } from "vitest";
import type { ElectronFake } from "../support/electron-fake.ts";

const held = vi.hoisted((): { electron?: ElectronFake } => ({}));

vi.mock("electron", async () => {
  const { createElectronFake } = await import("../support/electron-fake.ts");
  const { scratchFolder } = await import("../support/scratch-folder.ts");
  held.electron = createElectronFake({ userData: scratchFolder() });
  return held.electron.parts;
});

it("main opens the app's window with Electron's own parts", async () => {
  await import("#main/main.ts");
  await expect.poll(() => held.electron?.windows[0]?.calls).toEqual(["loadURL app://holdfast/"]);
  expect(held.electron?.log).not.toContain("exit 1");
});
