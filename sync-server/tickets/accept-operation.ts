// One operation, in one transaction: what it does, its history, its number, its outcome, and how far its replica has
// come. Push calls it for each operation in turn. Whatever arrives, and however often, ends in exactly one outcome (S2,
// S5); only faults of transport, of the account or of the whole replica throw.

import type { Actor } from "#domain/people/person.ts";
import { NOT_FOUND, type Refusal } from "#domain/ticket/refusal.ts";
import type { Outcome, PushRequest } from "#protocol/sync/push.ts";
import { type LastWrites, type Transaction, transact } from "../database/transact.ts";
import { EVERYBODY, type News } from "../feed/news.ts";
import type { Services } from "../services.ts";
import { againAfterCollision } from "./again-after-collision.ts";
import { applyOperation } from "./apply-operation.ts";
import { type LockedTicket, lockTicket } from "./lock-ticket.ts";
import { findOutcome, type RememberedOutcome, rememberOutcome } from "./operation-outcomes.ts";
import { type ArrivedOperation, readOperation } from "./read-operation.ts";
import { advanceReplica, lockReplica } from "./replicas.ts";

export interface Arrival {
  /** As signed in: the role is read again, for an account may change between two operations of a batch. */
  actor: Actor;
  replicaId: string;
  operation: PushRequest["operations"][number];
}

/** How it ended; or that an operation before it is missing. `expected` is the number that the server waits for. */
export type Acceptance =
  | { type: "settled"; outcome: Outcome; expected: number }
  | { type: "missing"; expected: number };

interface Accepted {
  acceptance: Acceptance;
  change?: Change;
}

interface Change {
  /** Known when all is written. */
  audiences: Promise<string[]>;
  version: string;
}

/** @throws ProblemError where the replica is another person's or the account has ended. */
export async function acceptOperation(services: Services, arrival: Arrival): Promise<Acceptance> {
  let change: Change | undefined;
  try {
    const acceptance = await againAfterCollision((isAgain) =>
      transact(services.pool, async (tx, last) => {
        const accepted = await acceptWithin(tx, { ...arrival, isAgain, last }, services.now);
        change = accepted.change;
        return accepted.acceptance;
      }),
    );
    if (acceptance.type === "settled") services.metrics.countOperation(acceptance.outcome);
    return acceptance;
  } finally {
    // Also where the connection broke while it committed: it may have, and nobody else would tell.
    if (change) services.announcer.announce(await toNews(change));
  }
}

/** Where the connection broke before it said whom a change concerns it may concern anybody. */
async function toNews({ audiences, version }: Change): Promise<News> {
  return { audiences: await audiences.catch(() => [EVERYBODY]), version };
}

/** `isAgain`: after it met what another transaction had written at the same moment. */
type Trying = Arrival & { isAgain: boolean; last: LastWrites };

async function acceptWithin(tx: Transaction, arrival: Trying, now: () => Date): Promise<Accepted> {
  const { replicaId, operation, isAgain, last } = arrival;
  const arrived = readOperation(operation);
  const locking = startLocking(tx, operation.number, arrived);
  const { lastNumber, actor, version } = await lockReplica(tx, { replicaId, personId: arrival.actor.id, now: now() });
  const next = lastNumber + 1;
  if (operation.number > next) return { acceptance: { type: "missing", expected: next } };
  if (operation.number < next) {
    const remembered = await findOutcome(tx, operation.id);
    const outcome = remembered ? repeat(remembered, actor) : refuseReusedNumber(version);
    return { acceptance: { type: "settled", outcome, expected: next } };
  }
  const settled = { type: "settled", expected: next + 1 } as const;
  // Under a new number there is hardly ever a known operation. It can't be written twice, and is then looked for.
  const remembered = isAgain ? await findOutcome(tx, operation.id) : null;
  if (remembered) {
    await advanceReplica(tx, replicaId, next);
    return { acceptance: { ...settled, outcome: repeat(remembered, actor) } };
  }
  const { outcome, audiences } = await settle(tx, { arrived, locking, actor, version, isAgain, last, now });
  last(rememberOutcome(tx, { replicaId, number: next, operationId: operation.id, arrived, outcome, now: now() }));
  return { acceptance: { ...settled, outcome }, change: { audiences, version } };
}

/**
 * The ticket is asked for together with the replica, and locked after it. Not by the first operation of a replica, which may
 * yet have to be made: its row comes first for everybody.
 */
function startLocking(tx: Transaction, number: number, arrived: ArrivedOperation): Locking {
  const ask = () => (arrived.type === "operation" ? lockTicket(tx, arrived.operation.ticketId) : Promise.resolve(null));
  if (number === 1) return ask;
  const locking = ask();
  // Whoever needs the ticket is told what went wrong; a replica that may not speak needs none.
  locking.catch(() => undefined);
  return () => locking;
}

type Locking = () => Promise<LockedTicket | null>;

interface Settled {
  outcome: Outcome;
  /** Whom the change concerns: known when all is written. */
  audiences: Promise<string[]>;
}

interface ToSettle {
  arrived: ArrivedOperation;
  locking: Locking;
  actor: Actor;
  version: string;
  isAgain: boolean;
  last: LastWrites;
  now: () => Date;
}

async function settle(
  tx: Transaction,
  { arrived, locking, actor, version, isAgain, last, now }: ToSettle,
): Promise<Settled> {
  const nobody = Promise.resolve([]);
  switch (arrived.type) {
    case "discarded":
      return { outcome: { type: "discarded", version }, audiences: nobody };
    case "malformed":
      return { outcome: refuse(arrived.refusal, version), audiences: nobody };
    case "operation": {
      const applied = await applyOperation(tx, { operation: arrived.operation, locking, actor, isAgain, last, now });
      if (applied.verdict === "refused") return { outcome: refuse(applied.refusal, version), audiences: nobody };
      if (applied.verdict === "held") return { outcome: hold(applied.position, version), audiences: nobody };
      const { ticketNumber, overruled, audiences } = applied;
      if (overruled.length > 0) return { outcome: { type: "merged", version, overruled }, audiences };
      const outcome: Outcome = { type: "applied", version, ...(ticketNumber === undefined ? {} : { ticketNumber }) };
      return { outcome, audiences };
    }
  }
}

/** The same operation is answered the same, from whichever replica of its author it comes; strangers learn nothing. */
function repeat({ outcome, personId }: RememberedOutcome, actor: Actor): Outcome {
  return personId === actor.id ? outcome : refuse(NOT_FOUND, outcome.version);
}

/** A replica that was set back to an older state numbers new operations with numbers it has used before. */
function refuseReusedNumber(version: string): Outcome {
  const message = "This device has already sent another operation under this number. Please send it again.";
  return refuse({ code: "invalid", field: "number", message }, version);
}

function refuse(refusal: Refusal, version: string): Outcome {
  return { type: "refused", version, refusal };
}

function hold(position: number, version: string): Outcome {
  return { type: "held", version, position };
}
