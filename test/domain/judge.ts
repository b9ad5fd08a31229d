// Short ways to ask the judge, for tests that read like the rules.

import { expect } from "vitest";
import type { Actor } from "#domain/people/person.ts";
import { type Circumstances, type Decision, decideOperation } from "#domain/ticket/decide-operation.ts";
import type { Intent, Seen } from "#domain/ticket/operation.ts";
import type { Refusal } from "#domain/ticket/refusal.ts";
import type { Ticket } from "#domain/ticket/ticket.ts";
import { lookUp, NOW, TICKET_ID, ticketOf } from "./arbitrary-desk.ts";

export type Accepted = Extract<Decision, { verdict: "accepted" }>;

export interface Question {
  ticket?: Ticket | null;
  seen?: Seen;
  customer?: Circumstances["customer"];
  foreignPosition?: number;
}

export function judge(actor: Actor, intent: Intent, question: Question = {}): Decision {
  const { ticket = ticketOf(), seen, customer, foreignPosition } = question;
  const known = {
    ...(customer === undefined ? {} : { customer }),
    ...(foreignPosition === undefined ? {} : { foreignPosition }),
  };
  const circumstances = { actor, ticket, now: NOW, ...lookUp(intent), ...known };
  return decideOperation({ ...intent, ticketId: TICKET_ID, ...(seen ? { seen } : {}) }, circumstances);
}

export function isAllowed(actor: Actor, intent: Intent, question: Question = {}): boolean {
  return judge(actor, intent, question).verdict === "accepted";
}

export function mustAccept(actor: Actor, intent: Intent, question: Question = {}): Accepted {
  const decision = judge(actor, intent, question);
  if (decision.verdict !== "accepted") expect.fail(`not accepted: ${JSON.stringify(decision)}`);
  return decision;
}

export function mustRefuse(actor: Actor, intent: Intent, question: Question = {}): Refusal {
  const decision = judge(actor, intent, question);
  if (decision.verdict !== "refused") expect.fail("accepted, though it must be refused");
  return decision.refusal;
}

/** The ticket as it stands after an accepted change. */
export function after(ticket: Ticket, decision: Decision): Ticket {
  if (decision.verdict !== "accepted") return ticket;
  const { effect } = decision;
  if (effect.type === "create") return effect.ticket;
  return effect.type === "change" ? { ...ticket, ...effect.patch } : ticket;
}

/** What an accepted intent makes of a ticket. */
export function outcomeOf(actor: Actor, intent: Intent, ticket: Ticket): Ticket {
  return after(ticket, mustAccept(actor, intent, { ticket }));
}
