// The Electron process: the window and the operating system. It knows no ticket; what it offers the app is listed in
// protocol/desktop/desktop-bridge.ts.

import {
  app,
  autoUpdater,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} from "electron";
import { findUpdater } from "./find-updater.ts";
import { reportFailedStart } from "./report-failed-start.ts";
import { startApp } from "./start-app.ts";

const electron = {
  app,
  autoUpdater,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};

startApp(electron, { findUpdater, args: process.argv, platform: process.platform }).catch((fault: unknown) =>
  reportFailedStart(electron, fault),
);
