// Electron for tests, in the parts that main uses. Every piece is held against Electron's own typings by `satisfies`, so
// that a changed signature fails to compile here; events come from Node's emitter, as Electron's do.

import { EventEmitter } from "node:events";
import type * as Electron from "electron";
import type { ElectronParts } from "#main/electron-parts.ts";
import { FakeBrowserWindow } from "./fake-window.ts";

type InvokeListener = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

export function createElectronFake({ userData }: { userData: string }) {
  const log: string[] = [];
  const app = fakeApp(userData, log);
  const { protocol, schemes } = fakeProtocol(log);
  const { ipcMain, invoke } = fakeIpcMain();
  const { session, permissions, spelling } = fakeSession(log);
  const { dialog, answers } = fakeDialog(log);
  const { Menu, menus } = fakeMenu();
  const powerMonitor = new EventEmitter();
  const { shell, opened } = fakeShell();
  const safeStorage = fakeSafeStorage();
  const screen = fakeScreen();
  const { Tray, trays } = fakeTray();
  const nativeTheme = { shouldUseDarkColors: true } satisfies Partial<Electron.NativeTheme>;
  const autoUpdater = new EventEmitter();
  FakeBrowserWindow.all = [];
  FakeBrowserWindow.log = log;
  const parts = {
    app,
    autoUpdater,
    BrowserWindow: FakeBrowserWindow,
    dialog,
    ipcMain,
    Menu,
    nativeImage: { createFromPath: (path: string) => ({ path }) },
    nativeTheme,
    powerMonitor,
    protocol,
    safeStorage,
    screen,
    session: { defaultSession: session },
    shell,
    Tray,
  } satisfies Record<keyof ElectronParts, unknown>;
  return {
    parts: parts as unknown as ElectronParts,
    /** What was called and whose order matters. */
    log,
    app,
    autoUpdater,
    schemes,
    invoke,
    permissions,
    spelling,
    /** What the person answers to each question that is put to them: the number of a button. */
    answers,
    menus,
    trays,
    powerMonitor,
    opened,
    safeStorage,
    windows: FakeBrowserWindow.all,
  };
}

export type ElectronFake = ReturnType<typeof createElectronFake>;

function fakeApp(userData: string, log: string[]) {
  const state = { isFirstInstance: true, opensAtLogin: false, languages: ["en-GB"], isReady: false };
  const verbs = {
    requestSingleInstanceLock: () => state.isFirstInstance,
    enableSandbox: () => void log.push("enableSandbox"),
    getPath: () => userData,
    getVersion: () => "1.2.3",
    getLocale: () => "en-GB",
    getPreferredSystemLanguages: () => state.languages,
    setAppUserModelId: (id) => void log.push(`setAppUserModelId ${id}`),
    setAsDefaultProtocolClient(scheme) {
      log.push(`setAsDefaultProtocolClient ${scheme}`);
      return true;
    },
    setBadgeCount(count) {
      log.push(`setBadgeCount ${count}`);
      return true;
    },
    getLoginItemSettings: () => ({ openAtLogin: state.opensAtLogin }) as Electron.LoginItemSettings,
    setLoginItemSettings({ openAtLogin }) {
      state.opensAtLogin = openAtLogin ?? false;
    },
    isReady: () => state.isReady,
    whenReady: async () => void log.push("whenReady"),
    quit: () => void log.push("quit"),
    exit: (code) => void log.push(`exit ${code}`),
  } satisfies Partial<Electron.App>;
  const commandLine = {
    removeSwitch: (name) => void log.push(`removeSwitch ${name}`),
  } satisfies Partial<Electron.CommandLine>;
  return Object.assign(new EventEmitter(), verbs, { state, commandLine, isPackaged: false as boolean });
}

function fakeProtocol(log: string[]) {
  const schemes = new Map<string, (request: Request) => Response | Promise<Response>>();
  const protocol = {
    registerSchemesAsPrivileged: (registered) =>
      void log.push(`registerSchemesAsPrivileged ${JSON.stringify(registered)}`),
    handle(scheme, handler) {
      log.push(`handle ${scheme}`);
      schemes.set(scheme, handler as (request: Request) => Response);
    },
  } satisfies Partial<Electron.Protocol>;
  return { protocol, schemes };
}

function fakeIpcMain() {
  const handlers = new Map<string, InvokeListener>();
  const ipcMain = {
    handle: (channel, listener) => void handlers.set(channel, listener),
  } satisfies Partial<Electron.IpcMain>;

  /** As if a frame had asked. The error crosses as a rejection, as it does in Electron. */
  async function invoke(frame: SenderFrame | null, channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return await handler({ senderFrame: frame } as Electron.IpcMainInvokeEvent, ...args);
  }
  return { ipcMain, invoke };
}

export type SenderFrame = Pick<Electron.WebFrameMain, "origin" | "parent">;

export const APP_FRAME: SenderFrame = { origin: "app://holdfast", parent: null };

function fakeSession(log: string[]) {
  const permissions: {
    request?: NonNullable<Parameters<Electron.Session["setPermissionRequestHandler"]>[0]>;
    check?: NonNullable<Parameters<Electron.Session["setPermissionCheckHandler"]>[0]>;
    device?: NonNullable<Parameters<Electron.Session["setDevicePermissionHandler"]>[0]>;
  } = {};
  const spelling = { isEnabled: true, languages: [] as string[] };
  const session = {
    setPermissionRequestHandler(handler) {
      log.push("setPermissionRequestHandler");
      if (handler) permissions.request = handler;
    },
    setPermissionCheckHandler(handler) {
      if (handler) permissions.check = handler;
    },
    setDevicePermissionHandler(handler) {
      if (handler) permissions.device = handler;
    },
    availableSpellCheckerLanguages: ["de", "en-GB", "en-US"],
    setSpellCheckerEnabled(isEnabled) {
      spelling.isEnabled = isEnabled;
    },
    setSpellCheckerLanguages(languages) {
      spelling.languages = languages;
    },
  } satisfies Partial<Electron.Session>;
  return { session, permissions, spelling };
}

function fakeDialog(log: string[]) {
  const answers: number[] = [];
  async function showMessageBox(
    _window: Electron.BaseWindow | Electron.MessageBoxOptions,
    options?: Electron.MessageBoxOptions,
  ): Promise<Electron.MessageBoxReturnValue> {
    log.push(`asked ${options?.message} [${options?.buttons?.join(", ")}]`);
    return { response: answers.shift() ?? options?.cancelId ?? 0, checkboxChecked: false };
  }
  const showErrorBox = (title: string, content: string) => void log.push(`error box ${title}: ${content}`);
  return { dialog: { showErrorBox, showMessageBox } satisfies Partial<Electron.Dialog>, answers };
}

export interface FakeMenu {
  entries: (Electron.MenuItemConstructorOptions | Electron.MenuItem)[];
  isApp: boolean;
  isShown: boolean;
}

function fakeMenu() {
  const menus: FakeMenu[] = [];
  const Menu = {
    buildFromTemplate(entries) {
      const menu: FakeMenu = { entries, isApp: false, isShown: false };
      menus.push(menu);
      const popup = () => {
        menu.isShown = true;
      };
      return Object.assign(menu, { popup }) as unknown as Electron.Menu;
    },
    setApplicationMenu(menu) {
      if (menu) (menu as unknown as FakeMenu).isApp = true;
    },
  } satisfies Partial<typeof Electron.Menu>;
  return { Menu, menus };
}

export interface FakeTray extends EventEmitter {
  menu: FakeMenu | null;
  isDestroyed: boolean;
}

function fakeTray() {
  const trays: FakeTray[] = [];
  class Tray extends EventEmitter implements FakeTray {
    menu: FakeMenu | null = null;
    isDestroyed = false;
    constructor() {
      super();
      trays.push(this);
      Object.assign(this, {
        setToolTip: () => undefined,
        setContextMenu: (menu) => {
          this.menu = menu as unknown as FakeMenu;
        },
        destroy: () => {
          this.isDestroyed = true;
        },
      } satisfies Partial<Electron.Tray>);
    }
  }
  return { Tray, trays };
}

function fakeShell() {
  const opened: string[] = [];
  const shell = {
    openExternal: async (url) => void opened.push(url),
    showItemInFolder: (path) => void opened.push(path),
  } satisfies Partial<Electron.Shell>;
  return { shell, opened };
}

/** Seals by turning the bytes round: not readable at a glance, and its own way back. */
function fakeSafeStorage() {
  const state = {
    isAvailable: true,
    shouldReEncrypt: false,
    isLocked: false,
    sealed: 0,
    backend: "gnome_libsecret" as ReturnType<Electron.SafeStorage["getSelectedStorageBackend"]>,
  };
  const verbs = {
    isAsyncEncryptionAvailable: async () => state.isAvailable,
    async encryptStringAsync(text) {
      if (state.isLocked) throw new Error("the key store is locked");
      state.sealed += 1;
      return Buffer.from(text, "utf8").reverse();
    },
    async decryptStringAsync(sealed) {
      if (state.isLocked) throw new Error("the key store is locked");
      return { result: Buffer.from(sealed).reverse().toString("utf8"), shouldReEncrypt: state.shouldReEncrypt };
    },
    getSelectedStorageBackend: () => state.backend,
  } satisfies Partial<Electron.SafeStorage>;
  return { ...verbs, state };
}

function fakeScreen() {
  const display = { workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Electron.Display;
  return { getAllDisplays: () => [display] } satisfies Partial<Electron.Screen>;
}
