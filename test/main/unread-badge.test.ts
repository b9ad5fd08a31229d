import { describe, expect, it } from "vitest";
import { createSpokenTexts } from "#main/texts/spoken-texts.ts";
import { showUnread } from "#main/unread-badge.ts";
import { createElectronFake } from "../support/electron-fake.ts";
import { FakeBrowserWindow } from "../support/fake-window.ts";

describe("the number of unread tickets", () => {
  it.each(["darwin", "linux"] as const)("stands on the app's icon on %s", (platform) => {
    const electron = createElectronFake({ userData: "" });
    const { t } = createSpokenTexts(electron.parts.app);
    showUnread(electron.parts, { platform, dotFile: "dot.png", t }, null, 3);
    expect(electron.log).toEqual(["setBadgeCount 3"]);
  });

  it("is a dot with words on Windows, that goes when all is read", () => {
    const electron = createElectronFake({ userData: "" });
    const window = new FakeBrowserWindow();
    const { t } = createSpokenTexts(electron.parts.app);
    const show = (count: number) =>
      showUnread(
        electron.parts,
        { platform: "win32", dotFile: "dot.png", t },
        window as unknown as Electron.BrowserWindow,
        count,
      );
    for (const count of [1, 2, 0]) show(count);
    expect(window.calls).toEqual([
      "setOverlayIcon 1 ticket with something unread",
      "setOverlayIcon 2 tickets with something unread",
      "setOverlayIcon none",
    ]);
  });
});
