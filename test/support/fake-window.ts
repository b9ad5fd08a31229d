// A window and its page as main uses them, held against Electron's own typings like the rest of the fake.

import { EventEmitter } from "node:events";
import type * as Electron from "electron";

type WindowOpenHandler = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];

export class FakeBrowserWindow extends EventEmitter {
  static all: FakeBrowserWindow[] = [];
  /** The log of the whole fake: loading a page has its place in the order of the start. */
  static log: string[] = [];
  isInFullScreen = false;
  readonly calls: string[] = [];
  readonly page = createWebContentsFake();
  readonly webContents = this.page.contents;
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
      async loadURL(url) {
        calls.push(`loadURL ${url}`);
        FakeBrowserWindow.log.push(`loadURL ${url}`);
      },
      show: () => void calls.push("show"),
      hide: () => void calls.push("hide"),
      focus: () => void calls.push("focus"),
      maximize: () => void calls.push("maximize"),
      restore: () => void calls.push("restore"),
      isFullScreen: () => this.isInFullScreen,
      setFullScreen: (isOn) => void calls.push(`setFullScreen ${isOn}`),
      isMinimized: () => true,
      isMaximized: () => true,
      setOverlayIcon: (icon, words) => void calls.push(`setOverlayIcon ${icon ? words : "none"}`),
      getNormalBounds: () => ({ x: 10, y: 20, width: 1000, height: 700 }),
    } satisfies Partial<Electron.BrowserWindow>;
  }
}

/** What a page is to main: events, and the question of what becomes of a new window. */
export function createWebContentsFake() {
  const emitter = new EventEmitter();
  const held: { openHandler?: WindowOpenHandler } = {};
  const calls: string[] = [];
  const learned: string[] = [];
  const verbs = {
    reload: () => void calls.push("reload"),
    forcefullyCrashRenderer: () => void calls.push("forcefullyCrashRenderer"),
    replaceMisspelling: (word) => void calls.push(`replaceMisspelling ${word}`),
    session: {
      addWordToSpellCheckerDictionary: (word: string) => learned.push(word) > 0,
    } as unknown as Electron.Session,
    setWindowOpenHandler(handler) {
      held.openHandler = handler;
    },
  } satisfies Partial<Electron.WebContents>;
  return {
    contents: Object.assign(emitter, verbs),
    calls,
    /** Words that were added to the dictionary. */
    learned,
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
