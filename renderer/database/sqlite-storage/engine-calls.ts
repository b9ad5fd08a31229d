// The calls of an engine as messages, for where it runs in another thread or another window.

import { isDamage } from "./damage.ts";
import { isFullDisk, NO_ROOM } from "./full-disk.ts";
import type { BulkWrite, StoreEngine } from "./store-engine.ts";

type Method = keyof StoreEngine;

const METHODS = [
  "openCollection",
  "bulkWrite",
  "findByIds",
  "query",
  "count",
  "changedSince",
  "cleanup",
  "removeCollection",
  "emptyCollections",
  "findText",
  "findDamage",
  "findRestoration",
  "forgetRestoration",
  "close",
] as const satisfies readonly Method[];

export interface EngineCall {
  id: number;
  method: Method;
  parameters: readonly unknown[];
}

export type EngineAnswer = { id: number; result: unknown } | { id: number; fault: EngineFault };

export interface EngineFault {
  name: string;
  message: string;
  /** The file is damaged. */
  isDamage: boolean;
}

/** An engine whose every method asks `call`. */
export function toRemoteEngine(
  call: (method: Method, parameters: readonly unknown[]) => Promise<unknown>,
): StoreEngine {
  const methods = METHODS.map((method) => [method, (...parameters: unknown[]) => call(method, parameters)]);
  return Object.fromEntries(methods) as StoreEngine;
}

/** Never throws: what goes wrong is in the answer. */
export async function answerCall(engine: StoreEngine, { id, method, parameters }: EngineCall): Promise<EngineAnswer> {
  try {
    const run = engine[method] as (...parameters: readonly unknown[]) => Promise<unknown>;
    return { id, result: await run(...parameters) };
  } catch (fault) {
    return toFault(id, fault);
  }
}

export function toFault(id: number, fault: unknown): EngineAnswer {
  const { name, message } = fault instanceof Error ? fault : new Error(String(fault));
  return { id, fault: { name: isFullDisk(fault) ? NO_ROOM : name, message, isDamage: isDamage(fault) } };
}

/** @throws what went wrong on the other side. */
export function resultOf(answer: EngineAnswer): unknown {
  if ("result" in answer) return answer.result;
  const error = new Error(answer.fault.message);
  error.name = answer.fault.name;
  throw error;
}

/** The same once more, where its answer may have been lost: a write tells that it may stand already. */
export function asRepeat(call: EngineCall): EngineCall {
  if (call.method !== "bulkWrite") return call;
  return { ...call, parameters: [{ ...(call.parameters[0] as BulkWrite), isRepeat: true }] };
}
