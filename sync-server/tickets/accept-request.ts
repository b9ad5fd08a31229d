// What somebody asks for in one request of the REST API: one operation, or several on one ticket, judged and applied as a
// device's are, all of them in one transaction or none. What is refused leaves nothing behind.
//
// A REST client has no replica. The server keeps one for each account and numbers its operations itself, under the
// replica's lock: there is never a number missing or used twice.

import type { Actor } from "#domain/people/person.ts";
import { hasReach } from "#domain/people/sight.ts";
import type { Intent, Operation } from "#domain/ticket/operation.ts";
import type { Outcome } from "#protocol/sync/push.ts";
import { type LastWrites, type Transaction, transact } from "../database/transact.ts";
import type { News } from "../feed/news.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { againAfterCollision } from "./again-after-collision.ts";
import { type Applied, applyOperation } from "./apply-operation.ts";
import { deriveId } from "./derive-id.ts";
import { type LockedTicket, lockTicket } from "./lock-ticket.ts";
import { findOutcome, rememberOutcome } from "./operation-outcomes.ts";
import { toRefusalProblem } from "./refusal-problem.ts";
import { lockReplica } from "./replicas.ts";
import { type TicketTags, tagOf } from "./ticket-tag.ts";

export type RequestedOperation = Intent & { id: string; ticketId: string };

export interface RestRequest {
  actor: Actor;
  /** In the order in which they are to be judged. Their ids are the same for a repeat of the request. */
  operations: readonly RequestedOperation[];
  /** The ticket must be as one of these says. */
  ifMatch?: TicketTags | undefined;
}

/**
 * A request that was carried out already is not carried out again.
 * @throws ProblemError with the reason of a refusal, `precondition-failed`, or `account-disabled`.
 */
export async function acceptRequest(services: Services, request: RestRequest): Promise<void> {
  let news: News | undefined;
  try {
    await againAfterCollision((isAgain) =>
      transact(services.pool, async (tx, last) => {
        news = await acceptWithin(tx, services, { ...request, isAgain, last });
      }),
    );
  } finally {
    // Also where the connection broke while it committed: it may have, and nobody else would tell.
    if (news) services.announcer.announce(news);
  }
}

type Trying = RestRequest & { isAgain: boolean; last: LastWrites };

async function acceptWithin(tx: Transaction, services: Services, request: Trying): Promise<News | undefined> {
  const { operations, ifMatch } = request;
  const personId = request.actor.id;
  const replicaId = deriveId(services, "replica", personId);
  const { lastNumber, actor, version } = await lockReplica(tx, { replicaId, personId, now: services.now() });
  if (await isDone(tx, operations, personId)) return undefined;
  const audiences = new Set<string>();
  for (const [index, requested] of operations.entries()) {
    const number = lastNumber + 1 + index;
    const operation: Operation = { ...requested, number, seen: {}, writtenAt: services.now().toISOString() };
    const locked = await lockTicket(tx, operation.ticketId);
    if (index === 0 && ifMatch) refuseOtherTag(locked, actor, ifMatch);
    const locking = () => Promise.resolve(locked);
    const applied = await applyOperation(tx, {
      operation,
      locking,
      actor,
      isAgain: request.isAgain,
      last: request.last,
      now: services.now,
    });
    const outcome: Outcome = { type: "applied", version, ...(await mustBeAccepted(tx, applied, audiences)) };
    const arrived = { type: "operation", operation } as const;
    await rememberOutcome(tx, { replicaId, number, operationId: operation.id, arrived, outcome, now: services.now() });
  }
  return { audiences: [...audiences], version };
}

/** The operations of one request are done together, so that one of them tells of all. */
async function isDone(tx: Transaction, [first]: readonly RequestedOperation[], personId: string): Promise<boolean> {
  if (!first) throw new Error("a request without an operation");
  const remembered = await findOutcome(tx, first.id);
  return remembered !== null && remembered.personId === personId;
}

async function mustBeAccepted(
  tx: Transaction,
  applied: Applied,
  audiences: Set<string>,
): Promise<{ ticketNumber?: string }> {
  if (applied.verdict === "refused") throw await toRefusalProblem(tx, applied.refusal);
  if (applied.verdict === "held") throw new Error("a reply was held whose author had not told what they had seen");
  for (const audience of await applied.audiences) audiences.add(audience);
  return applied.ticketNumber === undefined ? {} : { ticketNumber: applied.ticketNumber };
}

/** A ticket out of reach has no state to be told about (S9): the judge refuses it as any other that is not there. */
function refuseOtherTag(locked: LockedTicket | null, actor: Actor, ifMatch: TicketTags): void {
  if (!locked || locked.isDeleted || !hasReach(actor, locked.ticket)) return;
  if (ifMatch === "*" || ifMatch.includes(tagOf(actor, locked))) return;
  throw new ProblemError("precondition-failed", {
    detail: "The ticket has changed since you read it. Read it again, and send the change with its new ETag.",
  });
}
