import type * as Electron from "electron";

/** What of Electron the app uses, handed in from main.ts alone. */
export type ElectronParts = Pick<
  typeof Electron,
  | "app"
  | "autoUpdater"
  | "BrowserWindow"
  | "dialog"
  | "ipcMain"
  | "Menu"
  | "nativeImage"
  | "nativeTheme"
  | "powerMonitor"
  | "protocol"
  | "safeStorage"
  | "screen"
  | "session"
  | "shell"
  | "Tray"
>;
