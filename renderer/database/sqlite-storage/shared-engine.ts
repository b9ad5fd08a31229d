// One store, several windows: each window's worker asks this, and one of them owns the file. The others send it what they
// are asked. When the owner ends, however it ends, the next one opens the file; whatever had no answer yet is asked again
// there, behind the collections that this window has open. So is what met a damaged file: the owner sets that aside.

import { isDamage } from "./damage.ts";
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
  | { type: "owner" }
  | { type: "damaged" };

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
  /** The store goes on in another file, which holds what could be saved of the one before. */
  onDamage?: () => void;
}

/** Files that are found damaged one after the other before it is not tried again. */
const DAMAGES_MAX = 3;

interface Waiting {
  call: EngineCall;
  settle(answer: EngineAnswer): void;
}

export function shareEngine(options: SharedEngineOptions): StoreEngine {
  const { channel, name, whileOwner, open, onDamage = () => undefined } = options;
  const waiting = new Map<number, Waiting>();
  const collections = new Map<string, CollectionPlan>();
  const closing = new AbortController();
  let own: StoreEngine | null = null;
  let failed: { fault: unknown } | null = null;
  let last = 0;
  let damages = 0;
  let setAside = () => {};

  const say = (word: Word) => channel.postMessage(word);
  const settle = (answer: EngineAnswer) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    one?.settle(answer);
  };
  /** What meets damage is not answered: it is asked again of the next file. */
  const answerFrom = async (engine: StoreEngine, call: EngineCall, tell: (answer: EngineAnswer) => void) => {
    const answer = await answerCall(engine, call);
    const isDamaged = "fault" in answer && answer.fault.isDamage;
    if (!isDamaged || (own === engine && damages >= DAMAGES_MAX)) return tell(answer);
    if (own === engine) setAside();
  };
  const send = async (call: EngineCall) => {
    if (own) await answerFrom(own, call, settle);
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
    else if (data.type === "damaged") onDamage();
    else if (data.type === "call" && own) {
      const { from, call } = data;
      void answerFrom(own, call, (answer) => say({ type: "answer", to: from, answer }));
    }
  };

  const ended = new Promise<void>((resolve) => {
    closing.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  /** Until this window closes, or the file is found damaged. */
  const serve = async () => {
    const engine = await open();
    const damaged = new Promise<void>((resolve) => {
      setAside = resolve;
    });
    own = engine;
    say({ type: "owner" });
    callAgain();
    await Promise.race([ended, damaged]);
    // What is asked from here on is the next owner's to answer.
    own = null;
    await engine.close().catch((fault: unknown) => {
      // A damaged file can't be closed well.
      if (!isDamage(fault)) throw fault;
    });
  };
  const owning = whileOwner(async () => {
    await serve();
    for (; !closing.signal.aborted; damages += 1) {
      say({ type: "damaged" });
      onDamage();
      await serve();
    }
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
