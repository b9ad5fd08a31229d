// One key per store, 256 bits by chance, made once for all windows. In the desktop app the operating system's key store
// keeps it. A browser has none: there the key lies beside the store, and goes with it (docs/decisions).

import type { DesktopBridge } from "#protocol/desktop/desktop-bridge.ts";
import { findKeyInDatabase, keepKeyInDatabase } from "./key-database.ts";
import type { StoreKeys } from "./sqlite-storage/file-place.ts";
import { findPlaceKind, type PlaceKind } from "./sqlite-storage/place-kind.ts";

type Keeper = Pick<DesktopBridge, "findSecret" | "keepSecret" | "forgetSecret">;

const BYTES = 32;
const KEY_FILE = "key";

export function createVaultKeys(keeper: Keeper): StoreKeys {
  return {
    mustFind: (databaseName) =>
      onceMade(databaseName, {
        find: () => keeper.findSecret(secretName(databaseName)),
        keep: (key) => keeper.keepSecret(secretName(databaseName), key),
      }),
    forget: (databaseName) => keeper.forgetSecret(secretName(databaseName)),
  };
}

export function createBrowserKeys(): StoreKeys {
  return {
    async mustFind(databaseName) {
      const place = PLACES[await findPlaceKind(databaseName)];
      return onceMade(databaseName, {
        find: () => place.find(databaseName),
        keep: (key) => place.keep(databaseName, key),
      });
    },
    // It goes with all else of the store.
    forget: () => Promise.resolve(),
  };
}

const PLACES: Readonly<Record<PlaceKind, BrowserPlace>> = {
  files: { find: readKeyFile, keep: writeKeyFile },
  database: { find: findKeyInDatabase, keep: keepKeyInDatabase },
};

interface BrowserPlace {
  find(databaseName: string): Promise<string | null>;
  keep(databaseName: string, key: string): Promise<void>;
}

interface Place {
  find(): Promise<string | null>;
  /** Resolves once it is durable: what is encrypted with a key that gets lost is lost with it. */
  keep(key: string): Promise<void>;
}

function onceMade(databaseName: string, { find, keep }: Place): Promise<string> {
  return navigator.locks.request(secretName(databaseName), async () => {
    const known = await find();
    if (known !== null) return known;
    const key = toHex(crypto.getRandomValues(new Uint8Array(BYTES)));
    await keep(key);
    return key;
  });
}

async function readKeyFile(folder: string): Promise<string | null> {
  const file = await (await openFolder(folder)).getFileHandle(KEY_FILE, { create: true });
  const key = await (await file.getFile()).text();
  return key === "" ? null : key;
}

async function writeKeyFile(folder: string, key: string): Promise<void> {
  const file = await (await openFolder(folder)).getFileHandle(KEY_FILE, { create: true });
  const writing = await file.createWritable();
  await writing.write(key);
  await writing.close();
}

async function openFolder(folder: string): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
}

function secretName(databaseName: string): string {
  return `key-${databaseName}`;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
