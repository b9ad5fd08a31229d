import { addRxPlugin } from "rxdb";
import { disableWarnings, RxDBDevModePlugin } from "rxdb/plugins/dev-mode";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import type { SqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import { STORE_PLAN } from "#renderer/database/store-plan.ts";
import { memorySqlite } from "../../database/sqlite-storage/support/memory-sqlite.ts";

/** The app's own storage, in memory, under RxDB's checks: several windows within one process may share a store of it. */
export function sqliteStore(): SqliteStorage {
  disableWarnings();
  addRxPlugin(RxDBDevModePlugin);
  const storage = memorySqlite(STORE_PLAN);
  return { ...storage, ...wrappedValidateAjvStorage({ storage }) };
}
