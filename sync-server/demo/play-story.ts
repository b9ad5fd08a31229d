// Plays the acts of one ticket at their moments: each is judged by the domain, as the server would, and what it changes is
// kept as rows to write. A story that breaks a rule can't be played.

import { showsToCustomer } from "#domain/conversation/disclosure.ts";
import type { Actor } from "#domain/people/person.ts";
import { isStaff } from "#domain/people/role.ts";
import { type Circumstances, type Decision, decideOperation, type Effect } from "#domain/ticket/decide-operation.ts";
import type { Intent } from "#domain/ticket/operation.ts";
import type { FieldChange, Ticket } from "#domain/ticket/ticket.ts";
import type { DemoHistory, DemoMessage, DemoTicket } from "./demo-rows.ts";
import { QUIET, toOfficeHours } from "./office-hours.ts";
import type { MakeId } from "./seeded-id.ts";
import type { Random } from "./seeded-random.ts";
import type { Act } from "./story.ts";

export interface Stage {
  random: Random;
  makeId: MakeId;
  /** By e-mail address. */
  people: ReadonlyMap<string, Actor>;
  /** The customer's e-mail address. */
  customer: string;
  createdAt: Date;
  now: Date;
}

export interface PlayedTicket {
  ticket: DemoTicket;
  messages: DemoMessage[];
  history: DemoHistory[];
}

export function playStory(acts: readonly Act[], stage: Stage): PlayedTicket {
  const id = stage.makeId(stage.createdAt);
  let played: PlayedTicket | null = null;
  let at = stage.createdAt.getTime();
  for (const [index, act] of acts.entries()) {
    at = momentOf(act, at, acts.slice(index), stage);
    played = play(played, { act, at: new Date(at), id, stage });
  }
  if (!played) throw new Error("a story without an act");
  return played;
}

const MINUTE = 60_000;

/** The pause before an act, pressed together where the rest of the story would not fit before the present. */
function momentOf({ after, by }: Act, previous: number, rest: readonly Act[], { random, now }: Stage): number {
  const left = now.getTime() - QUIET - previous;
  const wanted = rest.reduce((sum, act) => sum + act.after, 0) * MINUTE;
  const pause = after * MINUTE * Math.min(1, wanted > 0 ? left / wanted : 1);
  const moment = Math.floor(previous + pause * (0.9 + 0.1 * random.next()));
  const staffed = isStaff(by.role) && after > 30 ? Math.floor(toOfficeHours(moment, random)) : moment;
  const fits = now.getTime() - QUIET - staffed > (left - pause) / 2;
  return fits ? staffed : moment;
}

interface Scene {
  act: Act;
  at: Date;
  id: string;
  stage: Stage;
}

function play(before: PlayedTicket | null, { act, at, id, stage }: Scene): PlayedTicket {
  const actor = mustFind(stage.people, act.by.email);
  const customer = mustFind(stage.people, stage.customer);
  const intent = toIntent(act, { at, stage, customer });
  const assignee = act.intent.kind === "assign" ? mustFind(stage.people, act.intent.args.assignee.email) : null;
  const circumstances: Circumstances = {
    actor,
    ticket: before && toTicket(before.ticket),
    now: at.toISOString(),
    assignee,
    customer,
  };
  const decision = decideOperation({ ...intent, ticketId: id }, circumstances);
  if (decision.verdict !== "accepted")
    throw new Error(`${act.by.email} may not ${intent.kind}: ${JSON.stringify(decision)}`);
  return write(before, { decision, actor, at, stage });
}

interface Written {
  decision: Extract<Decision, { verdict: "accepted" }>;
  actor: Actor;
  at: Date;
  stage: Stage;
}

function write(before: PlayedTicket | null, written: Written): PlayedTicket {
  const { effect, history } = written.decision;
  if (effect.type === "create") return { ticket: begin(effect.ticket, written), messages: [], history: tell(written) };
  if (effect.type !== "change" || !before) throw new Error(`a story can't ${effect.type}`);
  const message = effect.message ? [toMessage(before, effect.message, written)] : [];
  const messages = [...before.messages, ...message];
  const isPublic = message.some((one) => !one.is_internal_note) || showsAny(history, messages);
  const now = written.at.toISOString();
  const ticket: DemoTicket = {
    ...before.ticket,
    ...fromTicket({ ...toTicket(before.ticket), ...effect.patch }),
    last_position: messages.length,
    last_public_position: messages.filter((one) => !one.is_internal_note).length,
    updated_at: history.length > 0 || message.length > 0 ? now : before.ticket.updated_at,
    public_updated_at: isPublic ? now : before.ticket.public_updated_at,
  };
  return { ticket, messages, history: [...before.history, ...tell(written, ticket.id)] };
}

/** Whether history shows to the customer; an assignment does where it concerns somebody who has written to them (P4). */
function showsAny(history: readonly FieldChange[], messages: readonly DemoMessage[]): boolean {
  const writers = messages.filter((one) => !one.is_internal_note).map(({ user_id }) => user_id);
  return history.some(
    ({ field, from, to }) => showsToCustomer(field) || writers.some((writer) => writer === from || writer === to),
  );
}

function begin(ticket: Ticket, { actor, at, stage }: Written): DemoTicket {
  const now = at.toISOString();
  return {
    ...fromTicket(ticket),
    id: ticket.id,
    created_by: actor.id,
    last_position: 0,
    last_public_position: 0,
    written_at: writtenBefore(at, stage.random),
    created_at: now,
    updated_at: now,
    public_updated_at: now,
  };
}

function toMessage(
  { ticket, messages }: PlayedTicket,
  message: NonNullable<Extract<Effect, { type: "change" }>["message"]>,
  { actor, at, stage }: Written,
): DemoMessage {
  const now = at.toISOString();
  return {
    id: message.id,
    ticket_id: ticket.id,
    user_id: actor.id,
    message: message.message,
    is_internal_note: message.isInternalNote,
    is_staff_reply: message.isStaffReply,
    position: messages.length + 1,
    public_position: message.isInternalNote ? null : ticket.last_public_position + 1,
    written_at: writtenBefore(at, stage.random),
    created_at: now,
    updated_at: now,
  };
}

/** A few things were written without network, some while before they arrived (M2). */
function writtenBefore(at: Date, random: Random): string {
  const early = random.chance(0.05) ? random.between(2, 240) * MINUTE : random.between(40, 900);
  return new Date(at.getTime() - early).toISOString();
}

function tell({ decision, actor, at, stage }: Written, ticketId?: string): DemoHistory[] {
  const created = decision.effect.type === "create" ? decision.effect.ticket.id : undefined;
  return decision.history.map(({ field, from, to }) => ({
    id: stage.makeId(at),
    ticket_id: ticketId ?? created ?? "",
    actor_id: actor.id,
    field,
    from_value: from,
    to_value: to,
    at: at.toISOString(),
  }));
}

function toIntent({ by, intent }: Act, { at, stage, customer }: { at: Date; stage: Stage; customer: Actor }): Intent {
  switch (intent.kind) {
    case "createTicket":
      return isStaff(by.role) ? { kind: intent.kind, args: { ...intent.args, customer: { id: customer.id } } } : intent;
    case "addMessage":
      return { kind: intent.kind, args: { ...intent.args, messageId: stage.makeId(at) } };
    case "assign":
      return { kind: intent.kind, args: { assigneeId: mustFind(stage.people, intent.args.assignee.email).id } };
    default:
      return intent;
  }
}

function toTicket(row: DemoTicket): Ticket {
  const { id, subject, description, status, priority, department } = row;
  const { user_id: userId, assigned_to: assignedTo, closed_at: closedAt } = row;
  return { id, userId, subject, description, status, priority, department, assignedTo, closedAt };
}

function fromTicket({ subject, description, status, priority, department, userId, assignedTo, closedAt }: Ticket) {
  return {
    subject,
    description,
    status,
    priority,
    department,
    user_id: userId,
    assigned_to: assignedTo,
    closed_at: closedAt,
  };
}

function mustFind(people: Stage["people"], email: string): Actor {
  const actor = people.get(email);
  if (!actor) throw new Error(`${email} is not in the cast`);
  return actor;
}
