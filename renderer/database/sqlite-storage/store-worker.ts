// The worker of a window: opens the store, or reaches the window that has it open (shared-engine.ts). The first message
// says which store; all others are calls.

import createModule from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.mjs";
import { answerCall, type EngineCall, toRemoteEngine } from "./engine-calls.ts";
import { openInMemory } from "./memory-place.ts";
import { toSqlite } from "./open-connection.ts";
import { openStore, type StoreFolder } from "./open-store.ts";
import { shareEngine } from "./shared-engine.ts";
import type { StoreEngine, StorePlan } from "./store-engine.ts";
import { storeLock } from "./store-lock.ts";

/** In memory, a store ends with its worker and no other window sees it. */
export type WorkerPlace = ({ kind: "files" } & StoreFolder) | { kind: "memory" };

export interface OpenStoreMessage {
  place: WorkerPlace;
  plan: StorePlan;
}

let engine: StoreEngine | null = null;

self.onmessage = async ({ data }: MessageEvent<OpenStoreMessage | EngineCall>) => {
  if (!engine) engine = start(data as OpenStoreMessage);
  else self.postMessage(await answerCall(engine, data as EngineCall));
};

function start({ place, plan }: OpenStoreMessage): StoreEngine {
  switch (place.kind) {
    case "files":
      return shareFiles(place, plan);
    case "memory":
      return onceOpen(createModule().then((module) => openInMemory(toSqlite(module), plan)));
  }
}

function shareFiles(place: StoreFolder, plan: StorePlan): StoreEngine {
  return shareEngine({
    channel: new BroadcastChannel(`store ${place.folder}`),
    name: crypto.randomUUID(),
    async whileOwner(work, signal) {
      await navigator.locks.request(storeLock(place.folder), { signal }, work);
    },
    open: () => openStore(place, plan),
  });
}

function onceOpen(opening: Promise<StoreEngine>): StoreEngine {
  return toRemoteEngine(async (method, parameters) => {
    const run = (await opening)[method] as (...parameters: readonly unknown[]) => Promise<unknown>;
    return run(...parameters);
  });
}
