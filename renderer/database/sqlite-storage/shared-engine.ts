// One store, several windows: each window's worker asks this, and one of them owns the file. The others send it what they
// are asked. When the owner ends, however it ends, the next one opens the file; whatever had no answer yet is asked again
// there, behind the collections that this window has open. So is what met a damaged file: the owner sets that aside.
//
// Windows may run different versions of the app. Only those of one version share a store; of others, the newest gets it. Each
// older one is told to close, which stores what its person was writing: the newer one waits for the file behind all that were
// open before it, so what they still ask is answered before it is migrated. What comes too late for that fails with NewerVersion.

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
import { NewerVersion } from "./newer-version.ts";
import type { CollectionPlan, StoreEngine } from "./store-engine.ts";

/** What a window says to the others of its version. `here`: no more than what goes with every word. */
type Saying =
  | { type: "call"; from: string; call: EngineCall }
  | { type: "answer"; to: string; answer: EngineAnswer }
  | { type: "here" }
  | { type: "owner" }
  | { type: "damaged" };

/** Understood by every version of the app: of a window of another one, nothing else is looked at. */
interface Speaker {
  /** What it is made for. */
  version: number;
  /** Whether it owns the file. */
  isOwner: boolean;
}

type Word = Saying & Speaker;

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
  /** What this window is made for (catalog.ts). */
  version: number;
  /** Runs `work` while nobody else owns the store; waits for that until the signal ends it. */
  whileOwner(work: () => Promise<void>, signal: AbortSignal): Promise<void>;
  open(): Promise<StoreEngine>;
  /** The store goes on in another file, which holds what could be saved of the one before. */
  onDamage?: () => void;
  /** A window of a newer version is to have the store, and whoever uses this one is to close it. */
  onNewer?: () => void;
  /** How long they may take, in milliseconds. */
  closeWithin?: number;
}

/** Long against what it takes to store what somebody was writing; the newer window waits for it. */
const CLOSE_WITHIN_MS = 10_000;
/** Files that are found damaged one after the other before it is not tried again. */
const DAMAGES_MAX = 3;

interface Waiting {
  call: EngineCall;
  settle(answer: EngineAnswer): void;
}

export function shareEngine(options: SharedEngineOptions): StoreEngine {
  const { channel, name, version, whileOwner, open } = options;
  const { onDamage = () => undefined, onNewer = () => undefined, closeWithin = CLOSE_WITHIN_MS } = options;
  const waiting = new Map<number, Waiting>();
  const collections = new Map<string, CollectionPlan>();
  const closing = new AbortController();
  let own: StoreEngine | null = null;
  let failed: { fault: unknown } | null = null;
  let last = 0;
  let damages = 0;
  let setAside = () => {};
  let givingWay: ReturnType<typeof setTimeout> | null = null;
  let serving: Promise<void> | null = null;

  const say = (saying: Saying) => channel.postMessage({ ...saying, version, isOwner: own !== null } satisfies Word);
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

  /** What was asked of this window's own file is answered before it is closed. */
  const close = async () => {
    closing.abort();
    await serving;
  };
  const letGo = async () => {
    await close();
    failAll(new NewerVersion());
  };
  /** What was asked of another window is still carried out there: it has as long again to say so. */
  const letGoInTime = () => {
    if (serving) return letGo();
    givingWay = setTimeout(letGo, closeWithin);
    return close();
  };
  const giveWay = ({ isOwner }: Speaker) => {
    if (!givingWay) {
      givingWay = setTimeout(letGoInTime, closeWithin);
      onNewer();
    }
    if (isOwner) void letGo();
  };

  const hear = (saying: Saying) => {
    if (saying.type === "answer" && saying.to === name) settle(saying.answer);
    else if (saying.type === "owner") callAgain();
    else if (saying.type === "damaged") onDamage();
    else if (saying.type === "call" && own) {
      const { from, call } = saying;
      void answerFrom(own, call, (answer) => say({ type: "answer", to: from, answer }));
    }
  };
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isWord(data)) return;
    if (data.version === version) hear(data);
    else if (data.version > version) giveWay(data);
    else say({ type: "here" });
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
  const serveOn = async () => {
    await serve();
    for (; !closing.signal.aborted; damages += 1) {
      say({ type: "damaged" });
      onDamage();
      await serve();
    }
  };
  const serveAsOwner = async () => {
    // A browser may go on waiting for a lock that was given up just as it was asked for: nobody waits for that.
    if (closing.signal.aborted) return;
    serving = serveOn().catch((fault: unknown) => {
      // This window tries no more; those who come after try by themselves.
      if (!closing.signal.aborted) failAll(fault);
    });
    await serving;
  };
  whileOwner(serveAsOwner, closing.signal).catch((fault: unknown) => {
    if (!closing.signal.aborted) failAll(fault);
  });
  say({ type: "here" });

  return toRemoteEngine(async (method, parameters) => {
    if (method === "close") {
      await close();
      if (givingWay) clearTimeout(givingWay);
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

/** Other versions of the app may say anything. */
function isWord(data: unknown): data is Word {
  return typeof data === "object" && data !== null && "version" in data && typeof data.version === "number";
}
