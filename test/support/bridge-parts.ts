import { join } from "node:path";
import type { BridgeParts } from "#main/answer-bridge.ts";
import { createEventQueue } from "#main/event-queue.ts";
import { externalOpener } from "#main/external-opener.ts";
import { secretStore } from "#main/secret-store.ts";
import { serverAddressStore } from "#main/server-address-store.ts";
import { settingsStore } from "#main/settings-store.ts";
import type { ElectronFake } from "./electron-fake.ts";

/** What main puts behind the bridge, on a fake Electron and a folder of the test's own. */
export function createBridgeParts({ parts }: ElectronFake, folder: string, platform: NodeJS.Platform = "linux") {
  const told: string[] = [];
  const events = createEventQueue();
  const note = (line: string) => void told.push(line);
  return {
    describe: { version: "1.2.3", platform },
    addresses: serverAddressStore(join(folder, "server.json"), undefined),
    secrets: secretStore(parts.safeStorage, join(folder, "secrets"), platform),
    openExternal: externalOpener(parts.shell),
    events,
    window: { open: async () => note("comeForward") },
    updates: { tellUnsent: (has) => note(`unsent ${has}`), install: async () => note("install") },
    settings: settingsStore({
      file: join(folder, "settings.json"),
      platform,
      app: parts.app,
      launchAtLogin: null,
      tray: { show: () => undefined },
      session: () => parts.session.defaultSession,
    }),
    tellLanguage: async (language) => note(`language ${language}`),
    showUnread: (count) => note(`unread ${count}`),
    showLog: () => note("log"),
    told,
  } satisfies BridgeParts & { told: string[] };
}
