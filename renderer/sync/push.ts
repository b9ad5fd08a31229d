// Operations out: one at a time is the sender, one request at a time is under way, in the order in which they were made.
// Sending again is always safe, so whatever fails in passing is simply repeated; a refusal is an answer and blocks nothing.

import {
  type Outcome,
  PUSH_OPERATIONS_MAX,
  PUSH_PATH,
  type PushRequest,
  type PushResponse,
  pushResponseSchema,
} from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import type { AccountClient } from "./account-client.ts";
import type { Bell } from "./bell.ts";
import type { ConnectionMonitor } from "./connection.ts";
import { ProblemAnswer, TransportFault } from "./http-fault.ts";
import type { OperationStore } from "./operation-store.ts";

export interface PushParts {
  client: AccountClient;
  operations: OperationStore;
  connection: ConnectionMonitor;
  /** Rung when an operation was stored or withdrawn. */
  bell: Bell;
  findReplicaId(): Promise<string>;
  /** Outcomes have been stored: what they brought about can be pulled. */
  onAnswered(): void;
  /** How many operations wait for an answer now. */
  countWaiting(): number;
  onSending(sending: Sending): void;
}

/** How far a long queue has been sent; null while there is none. */
export type Sending = { done: number; total: number } | null;

/** Fewer are sent before anybody could read of it. */
const SHOWN_FROM = 20;

const BATCH_BYTES_MAX = 400_000;

/** Sends until the signal ends it. @throws what is no passing fault. */
export async function runPush(parts: PushParts, signal: AbortSignal): Promise<never> {
  let batchMax = PUSH_OPERATIONS_MAX;
  let done = 0;
  for (;;) {
    const batch = await takeBatch(parts.operations, batchMax);
    if (batch.length === 0) {
      done = 0;
      parts.onSending(null);
      await parts.bell.heard(signal);
      continue;
    }
    const total = done + parts.countWaiting();
    parts.onSending(total < SHOWN_FROM ? null : { done, total });
    const isAccepted = await sendBatch(parts, batch, signal);
    if (isAccepted) done += batch.length;
    batchMax = isAccepted ? PUSH_OPERATIONS_MAX : Math.max(1, Math.floor(batch.length / 2));
  }
}

/** Numbers are given just before, and durably: from then on they belong to these operations for good. */
async function takeBatch(operations: OperationStore, max: number): Promise<StoredOperation[]> {
  const waiting = await operations.unanswered(max);
  let bytes = 0;
  const batch = waiting.filter((operation, at) => {
    bytes += JSON.stringify(toWire(operation)).length;
    return at === 0 || bytes <= BATCH_BYTES_MAX;
  });
  return batch.length === 0 ? [] : await operations.number(batch);
}

/** @returns whether the server could read the request; where it could not, a single operation is set aside. */
async function sendBatch(parts: PushParts, batch: readonly StoredOperation[], signal: AbortSignal): Promise<boolean> {
  try {
    await takeAnswer(parts, batch, await parts.connection.persevere((attempt) => post(parts, batch, attempt), signal));
    return true;
  } catch (fault) {
    if (isReplicaOfAnother(fault)) {
      await parts.operations.renumber();
      return true;
    }
    if (!isUnreadable(fault)) throw fault;
    const [only] = batch;
    if (batch.length === 1 && only) await setAside(parts.operations, only, fault);
    return false;
  }
}

async function post(parts: PushParts, batch: readonly StoredOperation[], signal: AbortSignal): Promise<PushResponse> {
  const replicaId = await parts.findReplicaId();
  // Read again before each try: its author may have withdrawn one of them meanwhile.
  const operations = (await parts.operations.number(batch)).map(toWire);
  const request = { protocol: PROTOCOL_VERSION, replicaId, operations } satisfies PushRequest;
  try {
    return await parts.client.post(PUSH_PATH, request, pushResponseSchema, signal);
  } catch (fault) {
    if (isHopeless(fault, batch))
      throw new TransportFault("The server can't read even an empty operation.", { cause: fault });
    throw fault;
  }
}

async function takeAnswer(
  { operations, onAnswered }: PushParts,
  batch: readonly StoredOperation[],
  { outcomes, expected }: PushResponse,
): Promise<void> {
  const own = outcomes.filter(({ outcome }) => !isOfAnotherNumbering(outcome));
  await operations.answer(own);
  if (own.length > 0) onAnswered();
  const answered = new Set(own.map(({ id }) => id));
  const left = batch.filter(({ id }) => !answered.has(id));
  if (left.length > 0 && !left.some(({ number }) => number === expected)) await operations.renumber();
}

/** This device was set back to an older state and gives numbers again that it has used before. */
function isOfAnotherNumbering(outcome: Outcome): boolean {
  return outcome.type === "refused" && outcome.refusal.code === "invalid" && outcome.refusal.field === "number";
}

/** What goes over the wire: without what only this device needs to know. */
function toWire({ id, number, kind, ticketId, args, seen, writtenAt, isWithdrawn }: StoredOperation) {
  const wireNumber = number ?? 0;
  if (isWithdrawn) return { id, number: wireNumber, kind: "discarded" };
  return { id, number: wireNumber, kind, ticketId, args, seen, writtenAt };
}

function isReplicaOfAnother(fault: unknown): boolean {
  return fault instanceof ProblemAnswer && fault.type === "replica-of-another";
}

function isUnreadable(fault: unknown): fault is ProblemAnswer {
  return fault instanceof ProblemAnswer && (fault.status === 400 || fault.status === 413 || fault.status === 422);
}

/** A withdrawn operation has nothing in it that could be at fault: then it is not the operations, and only time helps. */
function isHopeless(fault: unknown, batch: readonly StoredOperation[]): boolean {
  return isUnreadable(fault) && batch.length === 1 && batch[0]?.isWithdrawn === true;
}

async function setAside(operations: OperationStore, operation: StoredOperation, fault: ProblemAnswer): Promise<void> {
  const [error] = fault.problem.errors ?? [];
  const message = error ? `The server could not read this: ${error.field} ${error.message}.` : fault.message;
  const refusal = { code: "invalid" as const, message };
  await operations.refuseHere(operation.id, { type: "refused", version: "0", refusal });
}
