// One key per store, 256 bits by chance, kept where the session's secret is kept: by the operating system's key store in
// the desktop app, by the browser elsewhere (docs/decisions). Made once for all windows.

import type { DesktopBridge } from "#protocol/desktop/desktop-bridge.ts";
import type { StoreKeys } from "./sqlite-storage/file-place.ts";

type Keeper = Pick<DesktopBridge, "findSecret" | "keepSecret" | "forgetSecret">;

const BYTES = 32;

export function createStoreKeys(keeper: Keeper, locks: LockManager = navigator.locks): StoreKeys {
  const mustFind = async (databaseName: string) => {
    const name = secretName(databaseName);
    const known = await keeper.findSecret(name);
    if (known !== null) return known;
    const key = toHex(crypto.getRandomValues(new Uint8Array(BYTES)));
    await keeper.keepSecret(name, key);
    return key;
  };
  return {
    mustFind: (databaseName) => locks.request(secretName(databaseName), () => mustFind(databaseName)),
    forget: (databaseName) => keeper.forgetSecret(secretName(databaseName)),
  };
}

function secretName(databaseName: string): string {
  return `key-${databaseName}`;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
