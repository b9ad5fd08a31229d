/// <reference path="./batch-atomic.d.ts" />
// The worker of a window: opens the store, or reaches the window that has it open (shared-engine.ts). The first message
// says which store; all others are calls.

import createModule from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.mjs";
import { toStoreVersion } from "./catalog.ts";
import { answerCall, type EngineCall, toRemoteEngine } from "./engine-calls.ts";
import { openInMemory } from "./memory-place.ts";
import { toSqlite } from "./open-connection.ts";
import { openStore } from "./open-store.ts";
import type { PlaceKind } from "./place-kind.ts";
import { findPrivateFiles } from "./private-files.ts";
import { shareEngine } from "./shared-engine.ts";
import type { StoreEngine, StorePlan } from "./store-engine.ts";
import { storeLock } from "./store-lock.ts";

/** In memory, a store ends with its worker and no other window sees it. `key`: 256 bits as hexadecimal digits. */
export type WorkerPlace = { kind: PlaceKind; databaseName: string; key: string } | { kind: "memory" };

export interface OpenStoreMessage {
  place: WorkerPlace;
  plan: StorePlan;
}

/**
 * Told besides the answers. `damage`: the store goes on in another file, which holds what could be saved. `newer`: a window of
 * a newer version of the app wants the store, and this one is to close it.
 */
export type StoreNews = "damage" | "newer";

let engine: StoreEngine | null = null;

/** For whoever builds the app. */
const onScan = import.meta.env.DEV ? warn : undefined;

function warn(words: string): void {
  // biome-ignore lint/suspicious/noConsole: it is read in the console of the browser.
  console.warn(words);
}

self.onmessage = async ({ data }: MessageEvent<OpenStoreMessage | EngineCall>) => {
  if (!engine) engine = start(data as OpenStoreMessage);
  else self.postMessage(await answerCall(engine, data as EngineCall));
};

function start({ place, plan }: OpenStoreMessage): StoreEngine {
  switch (place.kind) {
    case "files":
      return shareStore(place.databaseName, plan, async () =>
        openStore(await findPrivateFiles(place.databaseName, place.key), plan, onScan),
      );
    case "database":
      return shareStore(place.databaseName, plan, async () => {
        // A SQLite of its own, compiled otherwise: only browsers without private files need it.
        const { createDatabaseFiles } = await import("./database-files.ts");
        return openStore(createDatabaseFiles(place.databaseName, place.key), plan, onScan);
      });
    case "memory":
      return onceOpen(createModule().then((module) => openInMemory(toSqlite(module), plan, onScan)));
  }
}

function shareStore(databaseName: string, plan: StorePlan, open: () => Promise<StoreEngine>): StoreEngine {
  const tell = (news: StoreNews) => self.postMessage(news);
  return shareEngine({
    version: toStoreVersion(plan),
    channel: new BroadcastChannel(`store ${databaseName}`),
    name: crypto.randomUUID(),
    async whileOwner(work, signal) {
      await navigator.locks.request(storeLock(databaseName), { signal }, work);
    },
    open,
    onDamage: () => tell("damage"),
    onNewer: () => tell("newer"),
  });
}

function onceOpen(opening: Promise<StoreEngine>): StoreEngine {
  return toRemoteEngine(async (method, parameters) => {
    const run = (await opening)[method] as (...parameters: readonly unknown[]) => Promise<unknown>;
    return run(...parameters);
  });
}
