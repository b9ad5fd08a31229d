// From what a person asked for to one stored operation (S1): checked by its schema, judged by the domain with what this
// device knows, given what the author saw, and made durable.

import { uuidv7 } from "uuidv7";
import { isStaff } from "#domain/people/role.ts";
import { type Intent, OPERATION_ARGS, type Seen } from "#domain/ticket/operation.ts";
import { NOT_FOUND, type Refusal } from "#domain/ticket/refusal.ts";
import type { HistoryField } from "#domain/ticket/ticket.ts";
import { type Attention, type Desk, RefusedHere, type ShownTicket, type Submission } from "./desk.ts";
import { type DeviceClock, instantOf } from "./device-clock.ts";
import { toStoredIntent } from "./mention-names.ts";
import type { NewOperation, OperationStore } from "./operation-store.ts";
import { attentionOf, decideHere, toIntent } from "./pending-overlay.ts";
import type { ShownTickets } from "./reading/shown-tickets.ts";
import type { Replica } from "./replica.ts";

export interface SubmitParts {
  replica: Replica;
  tickets: ShownTickets;
  operations: OperationStore;
  drafts: Pick<Desk, "discardDraft">;
  clock: DeviceClock;
}

type Submitting = Pick<Desk, "submit" | "submitMany" | "sendMessage" | "discard" | "resend">;

export function createSubmit(parts: SubmitParts): Submitting {
  const { operations, drafts, replica, tickets } = parts;

  async function submit(submission: Submission): Promise<string> {
    const operation = await prepare(parts, submission);
    await operations.add([operation]);
    return operation.id;
  }

  async function submitMany(submissions: readonly Submission[]): Promise<(Refusal | null)[]> {
    const found = await tickets.findMany(submissions.map(({ ticketId }) => ticketId));
    const prepared = submissions.map((one) => tryToMake(parts, one, found.get(one.ticketId) ?? null));
    const accepted = prepared.flatMap(({ operation }) => operation ?? []);
    if (accepted.length > 0) await operations.add(accepted);
    return prepared.map(({ refusal }) => refusal);
  }

  return {
    submit,
    submitMany,
    async sendMessage({ ticketId, message, isInternalNote }) {
      const args = { messageId: uuidv7(), message, isInternalNote };
      const id = await submit({ kind: "addMessage", ticketId, args });
      await drafts.discardDraft(ticketId, isInternalNote ? "note" : "reply");
      return id;
    },
    discard: (operationId) => operations.discard(operationId),
    async resend(operationId, words) {
      const former = replica.operations.all().get(operationId);
      if (!former) throw new Error("It is no longer in the outbox.");
      const intent = withWords(toIntent(former), words);
      const attention = attentionOf(former);
      if (!attention) {
        await operations.amend(operationId, parseArgs(toStoredIntent(intent, replica)));
        return operationId;
      }
      const operation = await prepare(parts, { ...intent, ticketId: former.ticketId }, attention);
      await operations.replace(operationId, operation);
      return operation.id;
    },
  };
}

/** @throws RefusedHere */
async function prepare(
  parts: SubmitParts,
  submission: Submission,
  former: Attention | null = null,
): Promise<NewOperation> {
  return make(parts, submission, await parts.tickets.find(submission.ticketId), former);
}

/** What becomes of one of many: the others go on where it is refused. */
function tryToMake(
  parts: SubmitParts,
  submission: Submission,
  ticket: ShownTicket | null,
): { operation: NewOperation | null; refusal: Refusal | null } {
  try {
    return { operation: make(parts, submission, ticket, null), refusal: null };
  } catch (fault) {
    if (!(fault instanceof RefusedHere)) throw fault;
    return { operation: null, refusal: fault.refusal };
  }
}

/** @throws RefusedHere */
function make(
  { tickets, clock, replica }: SubmitParts,
  submitted: Submission,
  ticket: ShownTicket | null,
  former: Attention | null,
): NewOperation {
  const submission = toStoredIntent(submitted, replica);
  const operation = {
    id: uuidv7(),
    kind: submission.kind,
    ticketId: submission.ticketId,
    args: parseArgs(submission),
    seen: { ...seenOf(submission, ticket), ...seenOfHeld(former, ticket) },
    writtenAt: instantOf(clock),
    about: ticket && { ticketNumber: ticket.ticketNumber, subject: ticket.subject },
  };
  const refusal = findRefusal(operation, ticket, tickets);
  if (refusal) throw new RefusedHere(refusal);
  return operation;
}

function parseArgs({ kind, args }: Intent): Record<string, unknown> {
  const parsed = OPERATION_ARGS[kind].safeParse(args);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") ?? "";
  const message = issue?.message ?? "is not valid";
  const sentence = field === "" ? message : `${field} ${message}`;
  throw new RefusedHere({ code: "invalid", message: sentence, ...(field === "" ? {} : { field }) });
}

function findRefusal(operation: NewOperation, ticket: ShownTicket | null, tickets: ShownTickets): Refusal | null {
  const { me } = tickets.context;
  if (!ticket && operation.kind !== "createTicket") return isStaff(me.role) ? null : NOT_FOUND;
  const decision = decideHere(operation, ticket, tickets.context);
  return decision.verdict === "refused" ? decision.refusal : null;
}

/** What the author had before their eyes: their own pending changes are part of it, and overrule nobody. */
function seenOf(submission: Submission, ticket: ShownTicket | null): Seen {
  if (!ticket) return {};
  const fields = fieldsOf(submission).map((field) => [field, ticket[field]]);
  return {
    ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields) }),
    position: ticket.lastPosition,
  };
}

/** M3: nobody has seen what has not arrived. Where the ticket is no longer here its author was at least told of it. */
function seenOfHeld(former: Attention | null, ticket: ShownTicket | null): Seen {
  if (former?.type !== "held") return {};
  if (!ticket) return { position: former.position };
  if (ticket.lastPosition >= former.position) return {};
  throw new Error("What arrived meanwhile is still on its way to this device. Look at it first, then send.");
}

type SeenField = Exclude<HistoryField, "created">;

function fieldsOf(intent: Intent): SeenField[] {
  switch (intent.kind) {
    case "setStatus":
      return ["status"];
    case "setPriority":
      return ["priority"];
    case "assign":
    case "unassign":
    case "take":
    case "handBack":
      return ["assignedTo"];
    case "editFields":
      return Object.keys(intent.args).map((field) => (field === "customer" ? "userId" : (field as SeenField)));
    case "createTicket":
    case "addMessage":
    case "follow":
    case "unfollow":
      return [];
  }
}

/** The same again as a new operation: a message gets an id of its own, and other words where they were edited. */
function withWords(intent: Intent, words: string | undefined): Intent {
  switch (intent.kind) {
    case "addMessage":
      return { ...intent, args: { ...intent.args, messageId: uuidv7(), message: words ?? intent.args.message } };
    case "createTicket":
      return { ...intent, args: { ...intent.args, description: words ?? intent.args.description } };
    case "editFields":
      if (words === undefined || intent.args.description === undefined) return intent;
      return { ...intent, args: { ...intent.args, description: words } };
    default:
      return intent;
  }
}
