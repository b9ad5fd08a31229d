// An engine in a worker of its own, as this window calls it.

import { type EngineAnswer, type EngineCall, resultOf, toFault, toRemoteEngine } from "./engine-calls.ts";
import type { StoreEngine } from "./store-engine.ts";
import type { OpenStoreMessage, StoreNews } from "./store-worker.ts";

export function startStoreWorker(
  message: OpenStoreMessage,
  onNews: (news: StoreNews) => void = () => undefined,
): StoreEngine {
  const worker = new Worker(new URL("./store-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (answer: EngineAnswer) => void>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<EngineAnswer | StoreNews>) => {
    if (typeof data === "string") return onNews(data);
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
