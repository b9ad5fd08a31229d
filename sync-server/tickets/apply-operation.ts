// Judges one operation by the domain and makes it so. The ticket is locked first, then the people concerned, then the
// year's counter: always in this order, so that operations wait for each other instead of deadlocking.

import type { Actor } from "#domain/people/person.ts";
import { ownAudience } from "#domain/people/sight.ts";
import { type Circumstances, type Decision, decideOperation } from "#domain/ticket/decide-operation.ts";
import type { Operation } from "#domain/ticket/operation.ts";
import { NOT_FOUND } from "#domain/ticket/refusal.ts";
import type { FieldChange } from "#domain/ticket/ticket.ts";
import type { LastWrites, Transaction } from "../database/transact.ts";
import { reconcileSight } from "../feed/sight.ts";
import { changeTicket } from "./change-ticket.ts";
import { createTicket } from "./create-ticket.ts";
import { type ChosenCustomer, findCustomer, makeCustomer } from "./find-customer.ts";
import { findForeignPosition } from "./foreign-position.ts";
import { lockAssignee } from "./lock-assignee.ts";
import type { LockedTicket } from "./lock-ticket.ts";
import { isMessageIdTaken } from "./message-ids.ts";
import { writeNotices } from "./write-notices.ts";
import { boundWrittenAt } from "./written-at.ts";

export interface ToApply {
  operation: Operation;
  /** Locks the ticket that it is about, or has begun to. */
  locking: () => Promise<LockedTicket | null>;
  actor: Actor;
  /** What it is about to write may be there already. */
  isAgain: boolean;
  /** Takes what is written last of all. */
  last: LastWrites;
  now: () => Date;
}

export type Applied =
  | Exclude<Decision, { verdict: "accepted" }>
  | {
      verdict: "accepted";
      overruled: FieldChange[];
      /** Whom it concerns: known when all is written. */
      audiences: Promise<string[]>;
      ticketNumber?: string;
    };

export async function applyOperation(
  tx: Transaction,
  { operation, locking, actor, isAgain, last, now }: ToApply,
): Promise<Applied> {
  const locked = await locking();
  const assignee = operation.kind === "assign" ? await lockAssignee(tx, operation.args.assigneeId, locked) : null;
  const customer = await findChosenCustomer(tx, operation);
  // The clock is read under the lock: of two changes to a ticket the later one has the later time.
  const at = now();
  const decision = decideOperation(operation, {
    actor,
    ticket: ticketFor(operation, locked),
    now: at.toISOString(),
    assignee,
    customer,
    foreignPosition: await findForeignPosition(tx, { operation, actor, locked }),
  });
  if (decision.verdict !== "accepted") return decision;
  if (isAgain && operation.kind === "addMessage" && (await isMessageIdTaken(tx, operation.args.messageId))) {
    return { verdict: "refused", refusal: NOT_FOUND };
  }
  const written = await write(tx, last, { operation, actor, at, locked, customer, decision });
  // The author's own devices always hear of it: they wait for the answer to be complete.
  const audiences = written.audiences.then((others) => [...new Set([ownAudience(actor), ...others])]);
  audiences.catch(() => undefined);
  return { verdict: "accepted", overruled: decision.overruled, ...written, audiences };
}

/** A deleted ticket is no ticket any more, but its id stays taken. */
function ticketFor(operation: Operation, locked: LockedTicket | null): Circumstances["ticket"] {
  if (!locked || (locked.isDeleted && operation.kind !== "createTicket")) return null;
  return locked.ticket;
}

async function findChosenCustomer(tx: Transaction, operation: Operation): Promise<ChosenCustomer | null> {
  const isChoosing = operation.kind === "createTicket" || operation.kind === "editFields";
  return isChoosing && operation.args.customer ? findCustomer(tx, operation.args.customer) : null;
}

interface ToWrite {
  operation: Operation;
  actor: Actor;
  at: Date;
  locked: LockedTicket | null;
  customer: ChosenCustomer | null;
  decision: Extract<Decision, { verdict: "accepted" }>;
}

interface Written {
  audiences: Promise<string[]>;
  ticketNumber?: string;
}

async function write(tx: Transaction, last: LastWrites, given: ToWrite): Promise<Written> {
  const { operation, actor, at, locked, customer, decision } = given;
  const { effect, history } = decision;
  const writtenAt = boundWrittenAt(operation.writtenAt, at);
  if (customer) await makeCustomer(tx, customer, at);
  if (effect.type === "create") {
    const { audiences, ticketNumber } = await createTicket(tx, {
      ticket: effect.ticket,
      history,
      actor,
      at,
      writtenAt,
    });
    return { audiences: Promise.resolve(audiences), ticketNumber };
  }
  if (!locked) throw new Error(`${effect.type} was accepted where there is no ticket`);
  switch (effect.type) {
    case "change": {
      const told = await writeNotices(tx, { locked, overruled: decision.overruled, actor, at });
      const { audiences } = await changeTicket(tx, last, { locked, ...effect, history, actor, at, writtenAt });
      return { audiences: audiences.then((concerned) => [...told, ...concerned]) };
    }
    case "follow":
      await reconcileSight(tx, locked, { follow: [actor.id] });
      return { audiences: Promise.resolve([]) };
    case "unfollow":
      await reconcileSight(tx, locked, { unfollow: actor.id });
      return { audiences: Promise.resolve([]) };
  }
}
