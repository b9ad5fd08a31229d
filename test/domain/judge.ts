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
}

export function judge(actor: Actor, intent: Intent, { ticket = ticketOf(), seen, customer }: Question = {}): Decision {
  const circumstances = { actor, ticket, now: NOW, ...lookUp(intent), ...(customer === undefined ? {} : { customer }) };
  return decideOperation({ ...intent, ticketId: TICKET_ID, ...(seen ? { seen } : {}) }, circumstances);
}

export function isAllowed(actor: Actor, intent: Intent, question: Question = {}): boolean {
  return judge(actor, intent, question).verdict === "accepted";
}

export function mustAccept(actor: Actor, intent: Intent, question: Question = {}): Accepted {
  const decision = judge(actor, intent, question);
  if (decision.verdict !== "accepted") expect.fail(`refused: ${decision.refusal.message}`);
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
