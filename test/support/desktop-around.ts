// The desktop app around the page of a browser: the real main on the fake Electron answers the bridge's verbs, as if the
// preload had handed them over. For what main and the page do together, where there is no Electron.

import type { BrowserContext } from "playwright-core";
import { type Launch, startApp } from "#main/start-app.ts";
import { BRIDGE_GLOBAL, BRIDGE_VERBS, type BridgeVerb, bridgeChannel } from "#protocol/desktop/desktop-bridge.ts";
import { APP_FRAME, createElectronFake, type ElectronFake } from "./electron-fake.ts";

export interface ShownNotification {
  title: string;
  body: string;
}

export interface DesktopAround {
  electron: ElectronFake;
  /** Notifications that the page has shown so far. */
  shown: ShownNotification[];
  /** What the page last said it holds that is not sent. */
  hasUnsent(): unknown;
  prepare(context: BrowserContext): Promise<void>;
}

export async function startDesktopAround(userData: string, server: string, launch: Launch): Promise<DesktopAround> {
  const electron = createElectronFake({ userData });
  const shown: ShownNotification[] = [];
  await startApp(electron.parts, launch);
  let hasUnsent: unknown;
  function ask(verb: BridgeVerb, args: unknown[]): Promise<unknown> {
    if (verb === "tellUnsent") [hasUnsent] = args;
    return electron.invoke(APP_FRAME, bridgeChannel(verb), ...args);
  }
  await ask("keepServerAddress", [server]);
  return {
    electron,
    shown,
    hasUnsent: () => hasUnsent,
    async prepare(context) {
      await context.exposeBinding("askMain", (_source, verb: BridgeVerb, args: unknown[]) => ask(verb, args));
      await context.exposeBinding("noteShown", (_source, one: ShownNotification) => void shown.push(one));
      await context.addInitScript(installBridge, { name: BRIDGE_GLOBAL, verbs: BRIDGE_VERBS });
    },
  };
}

/** Runs in the page. Notifications are noted, for a browser without a screen shows none, and can be clicked by title. */
function installBridge({ name, verbs }: { name: string; verbs: readonly string[] }): void {
  const page = globalThis as unknown as Record<string, unknown> & {
    askMain(verb: string, args: unknown[]): Promise<unknown>;
    noteShown(shown: { title: string; body: string }): void;
  };
  page[name] = Object.fromEntries(verbs.map((verb) => [verb, (...args: unknown[]) => page.askMain(verb, args)]));
  const shown = new Map<string, { onclick: (() => void) | null }>();
  page.clickNotification = (title: string) => shown.get(title)?.onclick?.();
  page.Notification = class {
    static permission = "granted";
    static requestPermission = async () => "granted";
    onclick: (() => void) | null = null;
    constructor(title: string, { body }: { body: string }) {
      shown.set(title, this);
      page.noteShown({ title, body });
    }
  };
}
