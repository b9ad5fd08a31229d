// The worker of a window: opens the store, or reaches the window that has it open (shared-engine.ts). The first message
// says which store; all others are calls.

import { answerCall, type EngineCall } from "./engine-calls.ts";
import { openStore, type StoreFolder } from "./open-store.ts";
import { shareEngine } from "./shared-engine.ts";
import type { StoreEngine, StorePlan } from "./store-engine.ts";
import { storeLock } from "./store-lock.ts";

export interface OpenStoreMessage {
  databaseName: string;
  place: StoreFolder;
  plan: StorePlan;
}

let engine: StoreEngine | null = null;

self.onmessage = async ({ data }: MessageEvent<OpenStoreMessage | EngineCall>) => {
  if (!engine) engine = start(data as OpenStoreMessage);
  else self.postMessage(await answerCall(engine, data as EngineCall));
};

function start({ databaseName, place, plan }: OpenStoreMessage): StoreEngine {
  return shareEngine({
    channel: new BroadcastChannel(`store ${databaseName}`),
    name: crypto.randomUUID(),
    async whileOwner(work, signal) {
      await navigator.locks.request(storeLock(databaseName), { signal }, work);
    },
    open: () => openStore(place, plan),
  });
}
