import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import type { DeskStorage } from "./open-database.ts";

/** IndexedDB by Dexie. Strict durability: what was shown as saved is on the disk, also after a crash (S1). */
export function browserStorage(): DeskStorage {
  return getRxStorageDexie({ chromeTransactionDurability: "strict" });
}
