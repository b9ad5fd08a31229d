// Where a session and its store are: on the device, for all windows and the next start; or in the memory of one window,
// for somebody at a computer that others use, of whom nothing stays when the window closes.

import { type DeskStorage, databaseName } from "#renderer/database/open-database.ts";
import type { SecretKeeper } from "./session-record.ts";

export interface Keeping {
  readonly isKept: boolean;
  readonly keeper: SecretKeeper;
  readonly storage: DeskStorage;
  /** Several windows may share the store. */
  readonly multiInstance: boolean;
  nameStore(server: string, accountId: string): string;
}

export type KeptParts = Pick<Keeping, "keeper" | "storage" | "multiInstance">;

export function keepOnDevice(parts: KeptParts): Keeping {
  return { ...parts, isKept: true, nameStore: databaseName };
}

/** Each window has a store of its own: its name is no other's, so that none waits for another or hears of it. */
export function keepInWindow(storage: DeskStorage): Keeping {
  const window = crypto.randomUUID();
  return {
    isKept: false,
    keeper: createMemoryKeeper(),
    storage,
    multiInstance: false,
    nameStore: (server, accountId) => `${databaseName(server, accountId)}-${window}`,
  };
}

function createMemoryKeeper(): SecretKeeper {
  const secrets = new Map<string, string>();
  return {
    findSecret: async (name) => secrets.get(name) ?? null,
    keepSecret: async (name, value) => void secrets.set(name, value),
    forgetSecret: async (name) => void secrets.delete(name),
  };
}
