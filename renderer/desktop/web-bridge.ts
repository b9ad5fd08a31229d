// The bridge where there is no Electron: a browser. The server is the one that the app came from, and secrets are kept
// by the browser in the clear, for this origin alone.

import {
  type DesktopBridge,
  externalUrlSchema,
  secretNameSchema,
  secretValueSchema,
  serverAddressSchema,
} from "#protocol/desktop/desktop-bridge.ts";

export interface WebBridgeParts {
  /** Where the app was loaded from. */
  origin: string;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  version: string;
  platform: string;
  open: (url: string) => void;
  /** Shows a number on the app's icon where the browser has one for it. */
  showUnread: (count: number) => Promise<void>;
}

const PREFIX = "holdfast:secret:";

/** A browser offers nothing of the system to set. */
const NO_SETTINGS = { launchAtLogin: null, staysInTray: null, spelling: null } as const;

export function createWebBridge(parts: WebBridgeParts): DesktopBridge {
  const { origin, storage, version, platform, open, showUnread } = parts;
  return {
    describe: async () => ({ kind: "web", version, platform, secretProtection: "browser", sealedSecrets: [] }),
    findServerAddress: async () => origin,
    async keepServerAddress(address) {
      const isOwn = serverAddressSchema.parse(address) === origin;
      if (!isOwn) throw new Error("In a browser the app talks to the server that it came from.");
    },
    findSecret: async (name) => storage.getItem(PREFIX + secretNameSchema.parse(name)),
    keepSecret: async (name, value) =>
      storage.setItem(PREFIX + secretNameSchema.parse(name), secretValueSchema.parse(value)),
    forgetSecret: async (name) => storage.removeItem(PREFIX + secretNameSchema.parse(name)),
    openExternal: async (url) => open(externalUrlSchema.parse(url)),
    // A browser never has anything to say.
    nextNews: () => new Promise(() => undefined),
    comeForward: async () => globalThis.focus?.(),
    showUnread,
    tellUnsent: async () => undefined,
    tellLanguage: async () => undefined,
    async installUpdate() {
      throw new Error("A browser fetches new versions by itself.");
    },
    findSettings: async () => NO_SETTINGS,
    keepSettings: async () => NO_SETTINGS,
    async showLog() {
      throw new Error("A browser keeps no log file.");
    },
  };
}
