// Confirmed state with this person's pending operations on top: what the screens show. Pure, and the one place where the
// two meet. The domain's judge decides here as it does on the server, so an operation that would be refused by what the
// device already knows shows no effect, and one whose effect has already arrived changes nothing more.

import { flagsOfMessage } from "#domain/conversation/message.ts";
import { waitingAfter } from "#domain/conversation/waiting.ts";
import type { Actor } from "#domain/people/person.ts";
import type { Role } from "#domain/people/role.ts";
import { decideOperation, type Effect } from "#domain/ticket/decide-operation.ts";
import type { CustomerChoice, Intent } from "#domain/ticket/operation.ts";
import type { Ticket } from "#domain/ticket/ticket.ts";
import type { MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import { compareVersions } from "#protocol/sync/version.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import type { Attention, ShownTicket, ThreadMessage } from "./desk.ts";

export interface KnownPerson {
  id: string;
  role: Role;
  displayName: string;
  email: string;
}

/** Who acts, and whom this device knows. */
export interface OverlayContext {
  me: Actor & { displayName: string; email: string };
  findStaff(id: string): KnownPerson | null;
  /** A customer known from the tickets of this device, by id or by address. */
  findCustomer(choice: CustomerChoice): KnownPerson | null;
}

/** The ticket as shown, null where there is none to show. `operations` are those on this ticket, in order. */
export function overlayTicket(
  confirmed: TicketDocument | null,
  operations: readonly StoredOperation[],
  context: OverlayContext,
): ShownTicket | null {
  const start = confirmed && toShown(confirmed);
  const shown = operations.reduce<ShownTicket | null>(
    (ticket, operation) =>
      isShownInTicket(operation, confirmed) ? applyOperation(ticket, operation, context) : ticket,
    start,
  );
  if (!shown) return null;
  const pendingOperations = operations.filter(isWaiting).length;
  return pendingOperations === shown.pendingOperations ? shown : { ...shown, pendingOperations };
}

/** Not answered yet, and not withdrawn by its author. */
export function isWaiting({ isAnswered, isWithdrawn, outcome }: StoredOperation): boolean {
  return !isAnswered && !isWithdrawn && outcome === null;
}

/** The server has made it so, and what came of it has not arrived yet. */
export function isToBeFetched({ outcome }: Pick<StoredOperation, "outcome">): boolean {
  return outcome?.type === "applied" || outcome?.type === "merged";
}

/** What its author has to decide about: refused, or held back until they have looked (M3). Null where there is nothing. */
export function attentionOf({ outcome }: Pick<StoredOperation, "outcome">): Attention | null {
  return outcome?.type === "refused" || outcome?.type === "held" ? outcome : null;
}

export function needsAttention(operation: StoredOperation): boolean {
  return attentionOf(operation) !== null;
}

/** This person's messages in a thread that are not confirmed yet, or that need attention, in the order they were written. */
export function overlayMessages(
  confirmed: readonly MessageDocument[],
  operations: readonly StoredOperation[],
  me: OverlayContext["me"],
): ThreadMessage[] {
  const known = new Set(confirmed.map(({ id }) => id));
  return operations.flatMap((operation) => {
    const intent = toIntent(operation);
    if (intent.kind !== "addMessage" || known.has(intent.args.messageId)) return [];
    const state = stateOfMessage(operation);
    return state ? [toPendingMessage(operation, intent.args, state, me)] : [];
  });
}

export function toConfirmedMessage({ version: _version, ...message }: MessageDocument): ThreadMessage {
  return { ...message, type: "message", state: "sent", operationId: null, attention: null, mentioned: [] };
}

/** The stored kind and arguments as the union that the rules take: they were parsed when they were stored. */
export function toIntent({ kind, args }: Pick<StoredOperation, "kind" | "args">): Intent {
  return { kind, args } as Intent;
}

export function toShown({ version: _version, ...ticket }: TicketDocument): ShownTicket {
  return { ...ticket, pendingOperations: 0 };
}

function isShownInTicket(operation: StoredOperation, confirmed: TicketDocument | null): boolean {
  if (operation.isWithdrawn) return false;
  const { outcome } = operation;
  if (!outcome) return true;
  if (needsAttention(operation) || outcome.type === "discarded") return false;
  return !confirmed || compareVersions(confirmed.version, outcome.version) < 0;
}

function applyOperation(
  ticket: ShownTicket | null,
  operation: StoredOperation,
  context: OverlayContext,
): ShownTicket | null {
  const decision = decideHere(operation, ticket, context);
  if (decision.verdict !== "accepted") return ticket;
  return applyEffect(ticket, decision.effect, operation, context);
}

/** The judge's answer by what this device knows. Staff may act on tickets that are not on it: only the server can tell. */
export function decideHere(
  operation: Pick<StoredOperation, "kind" | "args" | "ticketId" | "writtenAt">,
  ticket: ShownTicket | null,
  context: OverlayContext,
) {
  const intent = toIntent(operation);
  return decideOperation(
    { ...intent, ticketId: operation.ticketId },
    {
      actor: context.me,
      ticket: ticket && toTicket(ticket),
      now: operation.writtenAt,
      assignee: intent.kind === "assign" ? context.findStaff(intent.args.assigneeId) : null,
      customer: "customer" in intent.args && intent.args.customer ? toCustomer(intent.args.customer, context) : null,
    },
  );
}

function toTicket(shown: ShownTicket): Ticket {
  const { id, userId, subject, description, status, priority, department, assignedTo, closedAt } = shown;
  return { id, userId, subject, description, status, priority, department, assignedTo, closedAt };
}

/** Whom this device does not know may well be a customer: then only the server can say. */
function toCustomer(choice: CustomerChoice, context: OverlayContext): KnownPerson {
  const known = context.findCustomer(choice);
  if (known) return known;
  if ("id" in choice) return { id: choice.id, role: "customer", displayName: "", email: "" };
  return { id: "", role: "customer", displayName: choice.displayName ?? choice.email, email: choice.email };
}

function applyEffect(
  ticket: ShownTicket | null,
  effect: Effect,
  operation: StoredOperation,
  context: OverlayContext,
): ShownTicket | null {
  switch (effect.type) {
    case "create":
      return toProvisional(effect.ticket, operation, context);
    case "change":
      return ticket && patched(ticket, effect, operation, context);
    case "follow":
      return ticket && { ...ticket, isFollowed: true };
    case "unfollow":
      return ticket && { ...ticket, isFollowed: false };
  }
}

function toProvisional(ticket: Ticket, operation: StoredOperation, context: OverlayContext): ShownTicket {
  const { outcome, writtenAt } = operation;
  const customer = customerOf(operation, context);
  return {
    ...ticket,
    ticketNumber: (outcome?.type === "applied" && outcome.ticketNumber) || null,
    numberOrder: Number.MAX_SAFE_INTEGER,
    customerName: customer.displayName,
    customerEmail: customer.email,
    assigneeName: null,
    isFollowed: false,
    lastPosition: 0,
    waitingSince: writtenAt,
    writtenAt,
    createdAt: writtenAt,
    updatedAt: writtenAt,
    pendingOperations: 0,
  };
}

function customerOf(operation: StoredOperation, context: OverlayContext): KnownPerson {
  const { args } = toIntent(operation);
  return "customer" in args && args.customer ? toCustomer(args.customer, context) : context.me;
}

function patched(
  ticket: ShownTicket,
  { patch, message }: Extract<Effect, { type: "change" }>,
  operation: StoredOperation,
  context: OverlayContext,
): ShownTicket {
  const { writtenAt: at } = operation;
  const status = patch.status ?? ticket.status;
  const names = {
    ...(patch.assignedTo === undefined ? {} : { assigneeName: nameOfAssignee(patch.assignedTo, context) }),
    ...(patch.userId === undefined ? {} : customerFields(customerOf(operation, context))),
  };
  const waitingSince = waitingAfter(ticket.waitingSince, { status, message, at });
  return { ...ticket, ...patch, ...names, waitingSince, updatedAt: laterOf(ticket.updatedAt, at) };
}

/** Instants are of one form, and so compare as text. */
function laterOf(a: string, b: string): string {
  return [a, b].sort()[1] ?? a;
}

function nameOfAssignee(id: string | null, { me, findStaff }: OverlayContext): string | null {
  if (id === null) return null;
  return id === me.id ? me.displayName : (findStaff(id)?.displayName ?? null);
}

function customerFields({ displayName, email }: KnownPerson) {
  return { customerName: displayName, customerEmail: email };
}

function stateOfMessage(operation: StoredOperation): ThreadMessage["state"] | null {
  if (needsAttention(operation)) return "needs_attention";
  if (operation.isWithdrawn || operation.outcome?.type === "discarded") return null;
  return operation.outcome ? "sent" : "saved";
}

function toPendingMessage(
  operation: StoredOperation,
  args: { messageId: string; message: string; isInternalNote: boolean },
  state: ThreadMessage["state"],
  me: OverlayContext["me"],
): ThreadMessage {
  return {
    type: "message",
    id: args.messageId,
    ticketId: operation.ticketId,
    userId: me.id,
    authorName: me.displayName,
    message: args.message,
    ...flagsOfMessage(me, args.isInternalNote),
    position: null,
    writtenAt: operation.writtenAt,
    createdAt: null,
    state,
    operationId: operation.id,
    attention: attentionOf(operation),
    mentioned: [],
  };
}
