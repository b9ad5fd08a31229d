import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import createModule from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.mjs";
import { createMemoryPlace, openInMemory } from "#renderer/database/sqlite-storage/memory-place.ts";
import { type Sqlite, toSqlite } from "#renderer/database/sqlite-storage/open-connection.ts";
import { createSqliteStorage, type SqliteStorage } from "#renderer/database/sqlite-storage/sqlite-storage.ts";
import type { StorePlan } from "#renderer/database/sqlite-storage/store-engine.ts";

const WASM = createRequire(import.meta.url).resolve("@journeyapps/wa-sqlite/dist/mc-wa-sqlite.wasm");

export const NOTHING_BESIDE: StorePlan = { indexes: [], fullText: [], tallies: [], irreplaceable: [], versions: {} };

let loaded: Promise<Sqlite> | null = null;

/** The same SQLite as in the app, in this process. */
export function loadSqlite(): Promise<Sqlite> {
  loaded ??= readFile(WASM).then((wasmBinary) => createModule({ wasmBinary }).then(toSqlite));
  return loaded;
}

export function memorySqlite(plan: StorePlan = NOTHING_BESIDE): SqliteStorage {
  return createSqliteStorage(createMemoryPlace(async () => openInMemory(await loadSqlite(), plan)));
}
