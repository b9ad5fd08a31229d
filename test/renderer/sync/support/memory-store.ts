import { addRxPlugin } from "rxdb";
import { disableWarnings, RxDBDevModePlugin } from "rxdb/plugins/dev-mode";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import { EMPTY } from "rxjs";
import type { DeskStorage } from "#renderer/database/open-database.ts";

/** RxDB in memory, with its own checks and validation of each write. What was stored outlives closing, within a process. */
export function memoryStore(): DeskStorage {
  disableWarnings();
  addRxPlugin(RxDBDevModePlugin);
  return silentWhenRemoved(wrappedValidateAjvStorage({ storage: getRxStorageMemory() }));
}

/**
 * A window that signs out removes the store that another one has open. RxDB's memory storage throws at whoever follows it then,
 * where nobody catches it; the storage of a browser has nothing to tell, and so has this one.
 */
function silentWhenRemoved(storage: DeskStorage): DeskStorage {
  const createStorageInstance: DeskStorage["createStorageInstance"] = async (params) => {
    const instance = await storage.createStorageInstance(params);
    const follow = instance.changeStream.bind(instance);
    instance.changeStream = () => {
      try {
        return follow();
      } catch {
        return EMPTY;
      }
    };
    return instance;
  };
  return { ...storage, createStorageInstance };
}
