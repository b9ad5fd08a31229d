// The Electron process: the window and the operating system. It knows no ticket; what it offers the app is listed in
// protocol/desktop/desktop-bridge.ts.

import { app, BrowserWindow, ipcMain, nativeTheme, protocol, safeStorage, screen, session, shell } from "electron";
import { startApp } from "./start-app.ts";

startApp({ app, BrowserWindow, ipcMain, nativeTheme, protocol, safeStorage, screen, session, shell }).catch(
  (fault: unknown) => {
    process.stderr.write(`Holdfast could not start: ${fault instanceof Error ? fault.stack : String(fault)}\n`);
    app.exit(1);
  },
);
