// Answers the bridge's verbs. Every call is judged here, as if the page were hostile: it must come from the app's own
// main frame, and its arguments must be what the verb takes.

import type { IpcMainInvokeEvent } from "electron";
import type { Language } from "#domain/language.ts";
import {
  BRIDGE_ARGUMENTS,
  type BridgeVerb,
  bridgeChannel,
  type DesktopBridge,
} from "#protocol/desktop/desktop-bridge.ts";
import { APP_ORIGIN } from "./app-origin.ts";
import type { AppUpdates } from "./app-updates.ts";
import type { AppWindow } from "./app-window.ts";
import type { ElectronParts } from "./electron-parts.ts";
import type { EventQueue } from "./event-queue.ts";
import type { OpenExternal } from "./external-opener.ts";
import type { SecretStore } from "./secret-store.ts";
import type { ServerAddressStore } from "./server-address-store.ts";
import type { SettingsStore } from "./settings-store.ts";

export interface BridgeParts {
  describe: { version: string; platform: string };
  addresses: ServerAddressStore;
  secrets: SecretStore;
  openExternal: OpenExternal;
  events: Pick<EventQueue, "next">;
  window: Pick<AppWindow, "open">;
  updates: AppUpdates;
  settings: Pick<SettingsStore, "find" | "keep">;
  tellLanguage: (language: Language) => Promise<void>;
  showUnread: (count: number) => void;
  showLog: () => void;
}

export function answerBridge({ ipcMain }: Pick<ElectronParts, "ipcMain">, parts: BridgeParts): void {
  const bridge = createBridge(parts);
  const answer = <V extends BridgeVerb>(verb: V) =>
    ipcMain.handle(bridgeChannel(verb), (event, ...args: unknown[]) => {
      mustComeFromApp(event);
      return call(bridge, verb, args);
    });
  for (const verb of Object.keys(bridge) as BridgeVerb[]) answer(verb);
}

function createBridge(parts: BridgeParts): DesktopBridge {
  const { addresses, secrets, updates, settings } = parts;
  return {
    describe: async () => ({ kind: "desktop", ...parts.describe, ...(await secrets.describe()) }),
    findServerAddress: addresses.find,
    keepServerAddress: addresses.keep,
    findSecret: secrets.find,
    keepSecret: secrets.keep,
    forgetSecret: secrets.forget,
    openExternal: parts.openExternal,
    nextNews: parts.events.next,
    comeForward: parts.window.open,
    showUnread: async (count) => parts.showUnread(count),
    tellUnsent: async (hasUnsent) => updates.tellUnsent(hasUnsent),
    tellLanguage: parts.tellLanguage,
    installUpdate: updates.install,
    findSettings: settings.find,
    keepSettings: settings.keep,
    showLog: async () => parts.showLog(),
  };
}

/** @throws where the frame is not the app's own, or is gone already. */
function mustComeFromApp({ senderFrame }: Pick<IpcMainInvokeEvent, "senderFrame">): void {
  const isApp = senderFrame !== null && senderFrame.parent === null && senderFrame.origin === APP_ORIGIN;
  if (!isApp) throw new Error("Only the app itself may ask this.");
}

/** @throws naming what is wrong, without repeating the arguments: they may be secrets. */
function call(bridge: DesktopBridge, verb: BridgeVerb, args: unknown[]): Promise<unknown> {
  const parsed = BRIDGE_ARGUMENTS[verb].safeParse(args);
  if (!parsed.success) throw new Error(`${verb}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  const handler = bridge[verb] as (...args: unknown[]) => Promise<unknown>;
  return handler(...parsed.data);
}
