// The app's icon in the notification area, for who wants it to go on running when its window is closed. macOS has the dock
// for that.

import type { Menu, Tray } from "electron";
import type { ElectronParts } from "./electron-parts.ts";
import type { SpokenTexts } from "./texts/spoken-texts.ts";

export interface AppTray {
  /** Whether closing the window leaves the app running. */
  isShown(): boolean;
  show(isShown: boolean): void;
}

export interface AppTrayParts {
  iconFile: string;
  texts: Pick<SpokenTexts, "t" | "onChange">;
  onOpen: () => void;
}

export function createAppTray(
  {
    app,
    Menu: SystemMenu,
    nativeImage,
    Tray: SystemTray,
  }: Pick<ElectronParts, "app" | "Menu" | "nativeImage" | "Tray">,
  { iconFile, texts, onOpen }: AppTrayParts,
): AppTray {
  // Held, for a tray that nobody holds is collected and its icon goes.
  let tray: Tray | null = null;

  function put(): Tray {
    const icon = new SystemTray(nativeImage.createFromPath(iconFile));
    icon.setToolTip("Holdfast");
    icon.setContextMenu(menu());
    icon.on("click", onOpen);
    return icon;
  }

  function menu(): Menu {
    return SystemMenu.buildFromTemplate([
      { label: texts.t("openWindow"), click: onOpen },
      { type: "separator" },
      { label: texts.t("quit"), click: () => app.quit() },
    ]);
  }

  texts.onChange(() => tray?.setContextMenu(menu()));

  return {
    isShown: () => tray !== null,
    show(isShown) {
      if (isShown === (tray !== null)) return;
      tray?.destroy();
      tray = isShown ? put() : null;
    },
  };
}
