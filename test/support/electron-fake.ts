// Electron for tests, in the parts that main uses. Every piece is held against Electron's own typings by `satisfies`, so
// that a changed signature fails to compile here; events come from Node's emitter, as Electron's do.

import { EventEmitter } from "node:events";
import type * as Electron from "electron";
import type { ElectronParts } from "#main/electron-parts.ts";

type InvokeListener = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type WindowOpenHandler = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];

export function createElectronFake({ userData }: { userData: string }) {
  const log: string[] = [];
  const app = fakeApp(userData, log);
  const { protocol, schemes } = fakeProtocol(log);
  const { ipcMain, invoke } = fakeIpcMain();
  const { session, permissions } = fakeSession();
  const { shell, opened } = fakeShell();
  const safeStorage = fakeSafeStorage();
  const screen = fakeScreen();
  const nativeTheme = { shouldUseDarkColors: true } satisfies Partial<Electron.NativeTheme>;
  FakeBrowserWindow.all = [];
  const parts = {
    app,
    BrowserWindow: FakeBrowserWindow,
    ipcMain,
    nativeTheme,
    protocol,
    safeStorage,
    screen,
    session: { defaultSession: session },
    shell,
  } satisfies Record<keyof ElectronParts, unknown>;
  return {
    parts: parts as unknown as ElectronParts,
    /** What was called and whose order matters. */
    log,
    app,
    schemes,
    invoke,
    permissions,
    opened,
    safeStorage,
    windows: FakeBrowserWindow.all,
  };
}

export type ElectronFake = ReturnType<typeof createElectronFake>;

function fakeApp(userData: string, log: string[]) {
  const state = { isFirstInstance: true };
  const verbs = {
    requestSingleInstanceLock: () => state.isFirstInstance,
    enableSandbox: () => void log.push("enableSandbox"),
    getPath: () => userData,
    getVersion: () => "1.2.3",
    whenReady: async () => void log.push("whenReady"),
    quit: () => void log.push("quit"),
    exit: () => void log.push("exit"),
  } satisfies Partial<Electron.App>;
  return Object.assign(new EventEmitter(), verbs, { state });
}

function fakeProtocol(log: string[]) {
  const schemes = new Map<string, (request: Request) => Response | Promise<Response>>();
  const protocol = {
    registerSchemesAsPrivileged: (registered) =>
      void log.push(`registerSchemesAsPrivileged ${JSON.stringify(registered)}`),
    handle: (scheme, handler) => void schemes.set(scheme, handler as (request: Request) => Response),
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

function fakeSession() {
  const permissions: {
    request?: NonNullable<Parameters<Electron.Session["setPermissionRequestHandler"]>[0]>;
    check?: NonNullable<Parameters<Electron.Session["setPermissionCheckHandler"]>[0]>;
    device?: NonNullable<Parameters<Electron.Session["setDevicePermissionHandler"]>[0]>;
  } = {};
  const session = {
    setPermissionRequestHandler(handler) {
      if (handler) permissions.request = handler;
    },
    setPermissionCheckHandler(handler) {
      if (handler) permissions.check = handler;
    },
    setDevicePermissionHandler(handler) {
      if (handler) permissions.device = handler;
    },
  } satisfies Partial<Electron.Session>;
  return { session, permissions };
}

function fakeShell() {
  const opened: string[] = [];
  const shell = { openExternal: async (url) => void opened.push(url) } satisfies Partial<Electron.Shell>;
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

export class FakeBrowserWindow extends EventEmitter {
  static all: FakeBrowserWindow[] = [];
  readonly calls: string[] = [];
  readonly options: Electron.BrowserWindowConstructorOptions;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    FakeBrowserWindow.all.push(this);
    Object.assign(this, this.#verbs());
  }

  #verbs() {
    const { calls } = this;
    return {
      loadURL: async (url) => void calls.push(`loadURL ${url}`),
      show: () => void calls.push("show"),
      focus: () => void calls.push("focus"),
      maximize: () => void calls.push("maximize"),
      restore: () => void calls.push("restore"),
      isMinimized: () => true,
      isMaximized: () => true,
      getNormalBounds: () => ({ x: 10, y: 20, width: 1000, height: 700 }),
    } satisfies Partial<Electron.BrowserWindow>;
  }
}

/** What a page is to main: events, and the question of what becomes of a new window. */
export function createWebContentsFake() {
  const emitter = new EventEmitter();
  const held: { openHandler?: WindowOpenHandler } = {};
  const verbs = {
    setWindowOpenHandler(handler) {
      held.openHandler = handler;
    },
  } satisfies Partial<Electron.WebContents>;
  return {
    contents: Object.assign(emitter, verbs),
    /** What the app answers to `window.open(url)`. */
    openWindow: (url: string) => held.openHandler?.({ url } as Electron.HandlerDetails),
    /** Whether the app lets this event happen. */
    allows(event: string, details: { url?: string; isMainFrame?: boolean } = {}): boolean {
      let isPrevented = false;
      const preventDefault = () => {
        isPrevented = true;
      };
      emitter.emit(event, { ...details, preventDefault });
      return !isPrevented;
    },
  };
}
