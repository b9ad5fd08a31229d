// What a person may come to want: every kind of operation, also where the rules forbid it.

import { OPERATION_KINDS, type OperationKind } from "#domain/ticket/operation.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import type { Submission } from "#renderer/sync/desk.ts";
import { CAST, type PersonName } from "../cast.ts";
import { pickTicket, type Stage } from "./stage.ts";

export interface Wish {
  submission: Submission;
  mark: string;
}

const WEIGHTS: Readonly<Record<OperationKind, number>> = {
  createTicket: 3,
  addMessage: 9,
  setStatus: 4,
  setPriority: 3,
  assign: 3,
  unassign: 1,
  take: 4,
  handBack: 2,
  editFields: 3,
  follow: 2,
  unfollow: 2,
};

const FOR_CUSTOMERS: readonly (readonly [OperationKind, number])[] = [
  ["createTicket", 4],
  ["addMessage", 9],
  ["setStatus", 3],
  ["setPriority", 1],
];

/** Null where there is no ticket yet to do it to. */
export function randomWish(stage: Stage, who: PersonName): Wish | null {
  const { random } = stage;
  const isCustomer = stage.roles.get(who) === "customer";
  const weighted = OPERATION_KINDS.map((kind) => [kind, WEIGHTS[kind]] as const);
  return wishFor(stage, who, random.pickWeighted(isCustomer ? FOR_CUSTOMERS : weighted), pickTicket(stage));
}

export function wishFor(stage: Stage, who: PersonName, kind: OperationKind, ticketId: string | null): Wish | null {
  if (kind === "createTicket") return creation(stage, who);
  return ticketId === null ? null : change(stage, who, kind, ticketId);
}

function creation(stage: Stage, who: PersonName): Wish {
  const { random, words } = stage;
  const ticketId = stage.newId();
  const { mark, text } = words.say({ ticketId, isNote: false });
  const customer = stage.roles.get(who) === "customer" ? {} : { customer: chooseCustomer(stage) };
  const priority = random.chance(0.5) ? { priority: random.pick(PRIORITIES) } : {};
  const department = random.chance(0.5) ? { department: random.pick(DEPARTMENTS) } : {};
  const args = { subject: `About ${mark}`, description: text, ...priority, ...department, ...customer };
  return { submission: { kind: "createTicket", ticketId, args }, mark };
}

/** A known customer by id or address, a new one, or somebody who is none: that only the server can tell. */
function chooseCustomer({ random, step }: Stage): { id: string } | { email: string } {
  const customer = CAST[random.pick(["casey", "robin", "cleo"] as const)];
  return random.pickWeighted<{ id: string } | { email: string }>([
    [{ id: customer.id }, 6],
    [{ email: customer.email }, 3],
    [{ email: `new${step}@desk.example` }, 1],
    [{ email: CAST.toni.email }, 1],
  ]);
}

type ChangeKind = Exclude<OperationKind, "createTicket">;

function change(stage: Stage, who: PersonName, kind: ChangeKind, ticketId: string): Wish {
  const { random } = stage;
  switch (kind) {
    case "addMessage":
      return message(stage, who, ticketId);
    case "setStatus":
      return plain({ kind, ticketId, args: { status: random.pick(STATUSES) } });
    case "setPriority":
      return plain({ kind, ticketId, args: { priority: random.pick(PRIORITIES) } });
    case "assign":
      return plain({
        kind,
        ticketId,
        args: { assigneeId: CAST[random.pick(["sam", "kim", "toni", "lena"] as const)].id },
      });
    case "editFields":
      return edit(stage, ticketId);
    case "unassign":
    case "take":
    case "handBack":
    case "follow":
    case "unfollow":
      return plain({ kind, ticketId, args: {} });
  }
}

function plain(submission: Submission): Wish {
  return { submission, mark: "" };
}

function message(stage: Stage, who: PersonName, ticketId: string): Wish {
  const isInternalNote = stage.roles.get(who) !== "customer" && stage.random.chance(0.4);
  const { mark, text } = stage.words.say({ ticketId, isNote: isInternalNote });
  return {
    submission: { kind: "addMessage", ticketId, args: { messageId: stage.newId(), message: text, isInternalNote } },
    mark,
  };
}

function edit(stage: Stage, ticketId: string): Wish {
  const { random, words } = stage;
  const { mark, text } = words.say({ ticketId, isNote: false });
  const what = random.pick(["subject", "description", "department", "customer", "several"] as const);
  const args = {
    ...(what === "subject" || what === "several" ? { subject: `Now ${mark}` } : {}),
    ...(what === "description" ? { description: text } : {}),
    ...(what === "department" || what === "several" ? { department: random.pick(DEPARTMENTS) } : {}),
    ...(what === "customer" ? { customer: chooseCustomer(stage) } : {}),
  };
  const hasWords = what !== "department" && what !== "customer";
  return { submission: { kind: "editFields", ticketId, args }, mark: hasWords ? mark : "" };
}
