// The judge: may this person do this to this ticket, and what does it imply? The server asks before it writes; a device
// asks to show a pending operation on top of confirmed state. Pure: the time and all that must be looked up are given.

import { flagsOfMessage, type MessageFlags } from "../conversation/message.ts";
import { can } from "../people/permissions.ts";
import type { Actor } from "../people/person.ts";
import { isStaff, type Role } from "../people/role.ts";
import { hasReach } from "../people/sight.ts";
import type { Intent, OperationKind, OperationOf, Seen } from "./operation.ts";
import { forbidden, NOT_FOUND, type Refusal } from "./refusal.ts";
import type { FieldChange, HistoryField, Ticket } from "./ticket.ts";
import { mayMoveStatus, patchForAssignee, patchForMessage, patchForStatus, type TicketPatch } from "./transitions.ts";
import { DEFAULT_DEPARTMENT, DEFAULT_PRIORITY } from "./values.ts";

/** What the judge is told besides the operation. */
export interface Circumstances {
  actor: Actor;
  /** The ticket as it stands, null where there is none (yet). */
  ticket: Ticket | null;
  /** ISO 8601 in UTC; the server's clock where it counts. */
  now: string;
  /** The person that `assign` names, null where there is no such active account. */
  assignee?: { id: string; role: Role } | null;
  /** The person that a choice of customer comes to, null where there is none who can be a customer. */
  customer?: { id: string; role: Role } | null;
  /**
   * Position of the last message by somebody else that the actor may read, as the actor counts; 0 for none. Left out by a
   * device, which can't know what it has not seen.
   */
  foreignPosition?: number;
}

export interface NewMessage extends MessageFlags {
  id: string;
  message: string;
}

export type Effect =
  | { type: "create"; ticket: Ticket }
  | { type: "change"; patch: TicketPatch; message?: NewMessage }
  | { type: "follow" }
  | { type: "unfollow" };

export type Decision =
  | { verdict: "refused"; refusal: Refusal }
  /** M3: a message at this position had arrived that the author of a public reply had not seen. */
  | { verdict: "held"; position: number }
  | {
      verdict: "accepted";
      effect: Effect;
      /** What history is to tell (T10), the creation included. */
      history: FieldChange[];
      /** Fields that the author saw with another value than they had: the change stands all the same (S6). */
      overruled: FieldChange[];
    };

/** @throws never: every answer is a decision. */
export function decideOperation(
  intent: Intent & { ticketId: string; seen?: Seen },
  circumstances: Circumstances,
): Decision {
  const { actor, ticket } = circumstances;
  if (intent.kind === "createTicket") return decideCreate(intent, intent.ticketId, circumstances);
  if (!ticket || !hasReach(actor, ticket)) return refuse(NOT_FOUND);
  return decideChange(intent, { ...circumstances, ticket }, intent.seen);
}

type OnTicket = Circumstances & { ticket: Ticket };
type ChangeIntent = Exclude<Intent, { kind: "createTicket" }>;
type ArgsOf<K extends OperationKind> = OperationOf<K>["args"];

function decideChange(intent: ChangeIntent, on: OnTicket, seen: Seen | undefined): Decision {
  switch (intent.kind) {
    case "addMessage":
      return decideMessage(intent.args, on, seen);
    case "setStatus":
      return decideStatus(intent.args, on, seen);
    case "setPriority":
      if (!can(on.actor.role, "setPriority"))
        return refuse(forbidden("Only staff may change the priority.", "priority"));
      return change(on, { priority: intent.args.priority }, seen);
    case "assign":
      return decideAssign(on, seen);
    case "unassign":
      return decideUnassign(on, seen);
    case "take":
      return decideTake(on, seen);
    case "handBack":
      return decideHandBack(on, seen);
    case "editFields":
      return decideEdit(intent.args, on, seen);
    case "follow":
    case "unfollow":
      if (!can(on.actor.role, "followTickets")) return refuse(forbidden("Only staff may follow tickets."));
      return { verdict: "accepted", effect: { type: intent.kind }, history: [], overruled: [] };
  }
}

function decideCreate(intent: { args: ArgsOf<"createTicket"> }, id: string, on: Circumstances): Decision {
  const { args } = intent;
  // An id that is taken, by whomever, is told no more than that it leads nowhere (S9).
  if (on.ticket) return refuse(NOT_FOUND);
  const userId = decideCustomer(args.customer, on);
  if (typeof userId !== "string") return refuse(userId);
  const ticket: Ticket = {
    id,
    userId,
    subject: args.subject,
    description: args.description,
    status: "open",
    priority: args.priority ?? DEFAULT_PRIORITY,
    department: args.department ?? DEFAULT_DEPARTMENT,
    assignedTo: null,
    closedAt: null,
  };
  return {
    verdict: "accepted",
    effect: { type: "create", ticket },
    history: [{ field: "created", from: null, to: null }],
    overruled: [],
  };
}

function decideCustomer(choice: ArgsOf<"createTicket">["customer"], on: Circumstances): string | Refusal {
  if (!can(on.actor.role, "createTicketForOthers")) {
    const isOwn = choice === undefined || ("id" in choice && choice.id === on.actor.id);
    return isOwn ? on.actor.id : forbidden("You may only open tickets for yourself.", "customer");
  }
  if (choice === undefined) {
    return { code: "invalid", field: "customer", message: "Choose the customer this ticket is for." };
  }
  return requireCustomer(on.customer);
}

function requireCustomer(customer: Circumstances["customer"]): string | Refusal {
  if (customer && customer.role === "customer") return customer.id;
  return {
    code: "unknown_customer",
    field: "customer",
    message: "This is not a customer. Choose one from the list, or give the customer's own e-mail address.",
  };
}

function decideMessage(args: ArgsOf<"addMessage">, on: OnTicket, seen: Seen | undefined): Decision {
  if (args.isInternalNote && !can(on.actor.role, "useInternalNotes")) {
    // P1: refused, never dropped: a dropped flag would publish the note.
    return refuse(forbidden("Only staff may write internal notes. Nothing was published.", "isInternalNote"));
  }
  const { foreignPosition = 0 } = on;
  if (mayBeHeld(args, seen) && foreignPosition > seen.position) return { verdict: "held", position: foreignPosition };
  const message: NewMessage = {
    id: args.messageId,
    message: args.message,
    ...flagsOfMessage(on.actor, args.isInternalNote),
  };
  return accept(on.ticket, patchForMessage(on.actor.role, on.ticket), message);
}

/**
 * M3: a public reply whose author told how far they had read. Notes are never held, nor is what comes from an import, which
 * has read nothing.
 */
export function mayBeHeld(
  { isInternalNote }: Pick<ArgsOf<"addMessage">, "isInternalNote">,
  seen: Seen | undefined,
): seen is Seen & { position: number } {
  return !isInternalNote && seen?.position !== undefined;
}

function decideStatus(args: ArgsOf<"setStatus">, on: OnTicket, seen: Seen | undefined): Decision {
  if (!mayMoveStatus(on.actor.role, args.status)) {
    return refuse(forbidden("You may close your ticket. To reopen it, write a reply.", "status"));
  }
  return change(on, patchForStatus(on.ticket, args.status, on.now), seen);
}

function decideAssign(on: OnTicket, seen: Seen | undefined): Decision {
  if (!isStaff(on.actor.role)) return refuse(forbidden("Only staff may assign tickets."));
  if (!on.assignee || !isStaff(on.assignee.role)) {
    return refuse({
      code: "unknown_assignee",
      field: "assigneeId",
      message: "Tickets are assigned to active members of staff. Choose one of them.",
    });
  }
  if (can(on.actor.role, "assignAnyone")) return change(on, patchForAssignee(on.ticket, on.assignee.id), seen);
  if (on.assignee.id !== on.actor.id) {
    return refuse(forbidden("Only admins may assign tickets to others. You can take it yourself.", "assigneeId"));
  }
  return decideTake(on, seen);
}

/** T12: first come. Nobody is overruled by taking, an admin neither: that is what assigning is for. */
function decideTake(on: OnTicket, seen: Seen | undefined): Decision {
  if (!can(on.actor.role, "takeFromQueue")) return refuse(forbidden("Only staff may take tickets."));
  const { assignedTo } = on.ticket;
  if (assignedTo !== null && assignedTo !== on.actor.id) {
    return refuse({ code: "already_taken", message: "Somebody else has this ticket now.", assignedTo });
  }
  return change(on, patchForAssignee(on.ticket, on.actor.id), seen);
}

function decideUnassign(on: OnTicket, seen: Seen | undefined): Decision {
  if (can(on.actor.role, "assignAnyone")) return change(on, patchForAssignee(on.ticket, null), seen);
  return decideHandBack(on, seen);
}

function decideHandBack(on: OnTicket, seen: Seen | undefined): Decision {
  if (!can(on.actor.role, "takeFromQueue")) return refuse(forbidden("Only staff may hand tickets back."));
  const { assignedTo } = on.ticket;
  if (assignedTo !== null && assignedTo !== on.actor.id) {
    const message = "This ticket is not assigned to you, so it is not yours to hand back.";
    return refuse({ code: "not_assigned_to_you", message, assignedTo });
  }
  return change(on, patchForAssignee(on.ticket, null), seen);
}

function decideEdit(args: ArgsOf<"editFields">, on: OnTicket, seen: Seen | undefined): Decision {
  if (!can(on.actor.role, "editTicketFields")) {
    const field = Object.keys(args)[0];
    return refuse(forbidden("Only admins may change subject, description, department and customer.", field));
  }
  const { customer, ...fields } = args;
  const patch: TicketPatch = withoutUndefined(fields);
  if (customer === undefined) return change(on, patch, seen);
  const userId = requireCustomer(on.customer);
  return typeof userId === "string" ? change(on, { ...patch, userId }, seen) : refuse(userId);
}

function withoutUndefined(fields: { [K in keyof TicketPatch]?: TicketPatch[K] | undefined }): TicketPatch {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as TicketPatch;
}

function refuse(refusal: Refusal): Decision {
  return { verdict: "refused", refusal };
}

function accept(ticket: Ticket, patch: TicketPatch, message: NewMessage, overruled: FieldChange[] = []): Decision {
  const effect: Effect = { type: "change", patch, message };
  return { verdict: "accepted", effect, history: changesBetween(ticket, patch), overruled };
}

function change({ ticket }: OnTicket, patch: TicketPatch, seen: Seen | undefined): Decision {
  const history = changesBetween(ticket, patch);
  const changed = Object.fromEntries(history.map(({ field }) => [field, patch[field as keyof TicketPatch]]));
  const effect: Effect = { type: "change", patch: withCompanions(changed, patch) };
  return { verdict: "accepted", effect, history, overruled: overruledBy(ticket, patch, seen) };
}

/** `closedAt` follows the status and is no history of its own. */
function withCompanions(changed: TicketPatch, patch: TicketPatch): TicketPatch {
  return "closedAt" in patch && "status" in changed ? { ...changed, closedAt: patch.closedAt ?? null } : changed;
}

const TOLD_FIELDS: readonly Exclude<HistoryField, "created">[] = [
  "subject",
  "description",
  "department",
  "priority",
  "userId",
  "assignedTo",
  "status",
];

function changesBetween(ticket: Ticket, patch: TicketPatch): FieldChange[] {
  return TOLD_FIELDS.flatMap((field) => {
    const to = patch[field];
    return to === undefined || to === ticket[field] ? [] : [{ field, from: ticket[field], to }];
  });
}

/** The fields that stood otherwise than the author saw them, where the change then overruled somebody. */
function overruledBy(ticket: Ticket, patch: TicketPatch, seen: Seen | undefined): FieldChange[] {
  return changesBetween(ticket, patch).filter(({ field, from }) => {
    const saw = seen?.fields?.[field];
    return saw !== undefined && saw !== from;
  });
}
