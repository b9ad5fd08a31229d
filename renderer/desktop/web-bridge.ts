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
}

const PREFIX = "holdfast:secret:";

export function createWebBridge({ origin, storage, version, platform, open }: WebBridgeParts): DesktopBridge {
  return {
    describe: async () => ({ kind: "web", version, platform, secretProtection: "browser" }),
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
  };
}
