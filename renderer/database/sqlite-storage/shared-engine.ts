// One store, several windows: each window's worker asks this, and one of them owns the file. The others send it what they
// are asked. When the owner ends, however it ends, the next one opens the file; whatever had no answer yet is asked again
// there, behind the collections that this window has open.

import {
  answerCall,
  asRepeat,
  type EngineAnswer,
  type EngineCall,
  resultOf,
  toFault,
  toRemoteEngine,
} from "./engine-calls.ts";
import type { CollectionPlan, StoreEngine } from "./store-engine.ts";

/** What a window and the others say to each other. */
type Word =
  | { type: "call"; from: string; call: EngineCall }
  | { type: "answer"; to: string; answer: EngineAnswer }
  | { type: "owner" };

/** A way to all other windows, as BroadcastChannel is one. */
export interface Channel {
  postMessage(word: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

export interface SharedEngineOptions {
  channel: Channel;
  /** Who this is among the windows. */
  name: string;
  /** Runs `work` while nobody else owns the store; waits for that until the signal ends it. */
  whileOwner(work: () => Promise<void>, signal: AbortSignal): Promise<void>;
  open(): Promise<StoreEngine>;
}

interface Waiting {
  call: EngineCall;
  settle(answer: EngineAnswer): void;
}

export function shareEngine({ channel, name, whileOwner, open }: SharedEngineOptions): StoreEngine {
  const waiting = new Map<number, Waiting>();
  const collections = new Map<string, CollectionPlan>();
  const closing = new AbortController();
  let own: StoreEngine | null = null;
  let failed: { fault: unknown } | null = null;
  let last = 0;

  const say = (word: Word) => channel.postMessage(word);
  const settle = (answer: EngineAnswer) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    one?.settle(answer);
  };
  const send = async (call: EngineCall) => {
    if (own) settle(await answerCall(own, call));
    else say({ type: "call", from: name, call });
  };
  const callAgain = () => {
    for (const plan of collections.values()) void send({ id: 0, method: "openCollection", parameters: [plan] });
    for (const { call } of waiting.values()) void send(asRepeat(call));
  };
  const failAll = (fault: unknown) => {
    failed = { fault };
    for (const id of [...waiting.keys()]) settle(toFault(id, fault));
  };

  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.type === "answer" && data.to === name) settle(data.answer);
    else if (data.type === "owner") callAgain();
    else if (data.type === "call" && own) {
      const { from, call } = data;
      void answerCall(own, call).then((answer) => say({ type: "answer", to: from, answer }));
    }
  };

  const ended = new Promise<void>((resolve) => {
    closing.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const owning = whileOwner(async () => {
    const engine = await open();
    own = engine;
    say({ type: "owner" });
    callAgain();
    await ended;
    // What is asked from here on is the next owner's to answer.
    own = null;
    await engine.close();
  }, closing.signal).catch((fault: unknown) => {
    // This window tries no more; those who come after try by themselves.
    if (!closing.signal.aborted) failAll(fault);
  });

  return toRemoteEngine(async (method, parameters) => {
    if (method === "close") {
      closing.abort();
      await owning;
      channel.close();
      return;
    }
    if (method === "openCollection") {
      const plan = parameters[0] as CollectionPlan;
      collections.set(plan.key, plan);
    }
    if (method === "removeCollection") collections.delete(parameters[0] as string);
    if (failed) throw failed.fault;
    last += 1;
    const call = { id: last, method, parameters };
    const answer = new Promise<EngineAnswer>((resolve) => {
      waiting.set(call.id, { call, settle: resolve });
    });
    await send(call);
    return resultOf(await answer);
  });
}
