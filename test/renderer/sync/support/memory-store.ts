import { addRxPlugin } from "rxdb";
import { disableWarnings, RxDBDevModePlugin } from "rxdb/plugins/dev-mode";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import type { DeskStorage } from "#renderer/database/open-database.ts";

/** RxDB in memory, with its own checks and validation of each write. What was stored outlives closing, within a process. */
export function memoryStore(): DeskStorage {
  disableWarnings();
  addRxPlugin(RxDBDevModePlugin);
  return wrappedValidateAjvStorage({ storage: getRxStorageMemory() });
}
