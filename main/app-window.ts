import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";
import { APP_URL } from "./app-origin.ts";
import type { ElectronParts } from "./electron-parts.ts";
import { windowStateStore } from "./window-state-store.ts";

export interface AppWindow {
  /** Opens the window, or brings the open one to the front. */
  open(): Promise<void>;
  /** Null while there is none. */
  find(): BrowserWindow | null;
  /** After the app was told that it quits, and does not: a window that is closed is hidden again. */
  goOn(): void;
}

export interface AppWindowOptions {
  preload: string;
  stateFile: string;
  /** Settled once the page can be served and everything that guards it is in place: no window is made before. */
  whenPrepared: Promise<void>;
  /** Whether a window that is closed is only hidden, and the app goes on. */
  staysWhenClosed: () => boolean;
  /** Every window passes here before its page is loaded. */
  onCreated: (window: BrowserWindow) => void;
}

/** The background until the first paint, so that a dark screen is not lit up by a white window. */
const GROUNDS = { dark: "#121317", light: "#f6f6f9" } as const;

export function createAppWindow(
  electron: ElectronParts,
  { preload, stateFile, whenPrepared, staysWhenClosed, onCreated }: AppWindowOptions,
): AppWindow {
  const states = windowStateStore(stateFile, electron.screen);
  let opened: BrowserWindow | null = null;
  const hideOpened = () => opened?.hide();
  let isQuitting = false;
  const letClose = () => {
    isQuitting = true;
  };
  electron.app.on("before-quit", letClose);
  // An update of macOS closes the windows before the app is told that it quits.
  electron.autoUpdater.on("before-quit-for-update", letClose);

  return {
    find: () => opened,
    goOn() {
      isQuitting = false;
    },
    async open() {
      await whenPrepared;
      if (opened) return bringToFront(opened, hideOpened);
      const state = states.find();
      const window = new electron.BrowserWindow({
        ...lookOf(electron),
        ...state?.bounds,
        webPreferences: { ...WALLS, preload },
      });
      opened = window;
      onCreated(window);
      if (state?.isMaximized) window.maximize();
      window.once("ready-to-show", () => window.show());
      window.on("close", (event) => {
        states.keep({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
        if (isQuitting || !staysWhenClosed()) return;
        event.preventDefault();
        hide(window, hideOpened);
      });
      window.on("closed", () => {
        opened = null;
      });
      // Loading fails only where it is overtaken, as by a reload: app:// itself always answers.
      await window.loadURL(APP_URL).catch(() => undefined);
    },
  };
}

const WALLS = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  spellcheck: true,
} as const satisfies BrowserWindowConstructorOptions["webPreferences"];

function lookOf({ nativeTheme }: ElectronParts): BrowserWindowConstructorOptions {
  return {
    width: 1360,
    height: 860,
    minWidth: 390,
    minHeight: 480,
    title: "Holdfast",
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUNDS.dark : GROUNDS.light,
  };
}

/** A full screen that is hidden stays behind as a black one: it is left first. */
function hide(window: BrowserWindow, onLeft: () => void): void {
  if (window.isFullScreen()) {
    window.off("leave-full-screen", onLeft);
    window.once("leave-full-screen", onLeft);
    window.setFullScreen(false);
  } else window.hide();
}

/** A window that is just leaving its full screen in order to be hidden is no longer to be. */
function bringToFront(window: BrowserWindow, onLeft: () => void): void {
  window.off("leave-full-screen", onLeft);
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
