// The app's icon in the notification area, for who wants it to go on running when its window is closed. macOS has the dock
// for that.

import type { Tray } from "electron";
import type { ElectronParts } from "./electron-parts.ts";

export interface AppTray {
  /** Whether closing the window leaves the app running. */
  isShown(): boolean;
  show(isShown: boolean): void;
}

export interface AppTrayParts {
  iconFile: string;
  onOpen: () => void;
}

export function createAppTray(
  { app, Menu, nativeImage, Tray: SystemTray }: Pick<ElectronParts, "app" | "Menu" | "nativeImage" | "Tray">,
  { iconFile, onOpen }: AppTrayParts,
): AppTray {
  // Held, for a tray that nobody holds is collected and its icon goes.
  let tray: Tray | null = null;

  function put(): Tray {
    const icon = new SystemTray(nativeImage.createFromPath(iconFile));
    icon.setToolTip("Holdfast");
    icon.setContextMenu(
      Menu.buildFromTemplate([
        { label: "Open Holdfast", click: onOpen },
        { type: "separator" },
        { label: "Quit Holdfast", click: () => app.quit() },
      ]),
    );
    icon.on("click", onOpen);
    return icon;
  }

  return {
    isShown: () => tray !== null,
    show(isShown) {
      if (isShown === (tray !== null)) return;
      tray?.destroy();
      tray = isShown ? put() : null;
    },
  };
}
