// Stores in files of the browser, each in a folder of its own and encrypted with a key of its own. Each is opened in a
// worker, so that no work of SQLite's is done where the screens are.

import { type EngineAnswer, type EngineCall, resultOf, toFault, toRemoteEngine } from "./engine-calls.ts";
import type { StorePlace } from "./sqlite-storage.ts";
import type { StoreEngine, StorePlan } from "./store-engine.ts";
import { storeLock } from "./store-lock.ts";
import type { OpenStoreMessage } from "./store-worker.ts";

export interface StoreKeys {
  /** The key of that store, 256 bits as hexadecimal digits; made where there is none yet. */
  mustFind(databaseName: string): Promise<string>;
  forget(databaseName: string): Promise<void>;
}

export interface FilePlaceOptions {
  plan: StorePlan;
  keys: StoreKeys;
}

export function createFilePlace({ plan, keys }: FilePlaceOptions): StorePlace {
  return {
    async open(databaseName) {
      const key = await keys.mustFind(databaseName);
      return startWorker({ databaseName, place: { folder: databaseName, key }, plan });
    },
    async destroy(databaseName) {
      await keys.forget(databaseName);
      await navigator.locks.request(storeLock(databaseName), async () => {
        const root = await navigator.storage.getDirectory();
        await root.removeEntry(databaseName, { recursive: true }).catch(ignoreMissing);
      });
    },
  };
}

function startWorker(message: OpenStoreMessage): StoreEngine {
  const worker = new Worker(new URL("./store-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (answer: EngineAnswer) => void>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<EngineAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  let broken: Error | null = null;
  // A worker that could not be loaded, or broke: nothing that is asked of it will be answered.
  worker.onerror = ({ message: text }) => {
    broken = new Error(`The local store has stopped: ${text}`);
    for (const [id, settle] of waiting) settle(toFault(id, broken));
    waiting.clear();
  };
  worker.postMessage(message);
  return toRemoteEngine(async (method, parameters) => {
    if (broken) throw broken;
    last += 1;
    const call: EngineCall = { id: last, method, parameters };
    const answer = new Promise<EngineAnswer>((resolve) => waiting.set(call.id, resolve));
    worker.postMessage(call);
    const result = resultOf(await answer);
    if (method === "close") worker.terminate();
    return result;
  });
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "NotFoundError")) throw error;
}
