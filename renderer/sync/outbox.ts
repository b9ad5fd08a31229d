// What this person did that is not settled, or that was refused or held and waits for them; and what was made so lately.

import { merge } from "rxjs";
import type { Intent } from "#domain/ticket/operation.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import { asked } from "./asked.ts";
import type { Desk, OutboxEntry, SentEntry, ShownTicket } from "./desk.ts";
import { toShownIntent } from "./mention-names.ts";
import { isWaiting, needsAttention, toIntent } from "./pending-overlay.ts";
import type { ShownTickets } from "./reading/shown-tickets.ts";
import { inOrder, type Replica } from "./replica.ts";
import { parseValue } from "./replica-values.ts";
import { isSameJson, watched } from "./watch.ts";

export function createOutbox(replica: Replica, tickets: ShownTickets): Pick<Desk, "watchOutbox" | "watchSent"> {
  const changed$ = merge(tickets.changed$, replica.values.changed$);
  return {
    watchOutbox: () => watched(changed$, () => entriesOf(replica, tickets), isSameJson),
    watchSent: () => asked(changed$, () => sentOf(replica, tickets), isSameJson),
  };
}

export function countOutbox(operations: Iterable<StoredOperation>): { waiting: number; needsAttention: number } {
  const all = [...operations];
  return { waiting: all.filter(isWaiting).length, needsAttention: all.filter(needsAttention).length };
}

function entriesOf(replica: Replica, tickets: ShownTickets): OutboxEntry[] {
  const status = parseValue("status", replica.values.all().get("status")?.value);
  const isOnline = status?.connection.state === "online";
  return inOrder(replica.operations.all().values())
    .filter((operation) => isWaiting(operation) || needsAttention(operation))
    .map((operation) => toEntry(operation, { replica, tickets, isOnline }));
}

async function sentOf(replica: Replica, tickets: ShownTickets): Promise<SentEntry[]> {
  const sent = parseValue("sent", replica.values.all().get("sent")?.value)?.operations ?? [];
  const known = await tickets.findMany([...new Set(sent.map(({ ticketId }) => ticketId))]);
  return sent.flatMap((operation) => {
    const { outcome } = operation;
    const isMadeSo = outcome?.type === "applied" || outcome?.type === "merged";
    return isMadeSo ? [{ ...describe(operation, replica, known.get(operation.ticketId)), outcome }] : [];
  });
}

interface Known {
  replica: Replica;
  tickets: ShownTickets;
  isOnline: boolean;
}

function toEntry(operation: StoredOperation, { replica, tickets, isOnline }: Known): OutboxEntry {
  const ticket = tickets.touched().get(operation.ticketId)?.shown;
  return { ...describe(operation, replica, ticket), state: stateOf(operation, isOnline), outcome: operation.outcome };
}

function describe(
  operation: StoredOperation,
  replica: Replica,
  ticket: ShownTicket | null | undefined,
): Omit<OutboxEntry, "state" | "outcome"> {
  const intent = toShownIntent(toIntent(operation), replica);
  return {
    operationId: operation.id,
    intent,
    ticketId: operation.ticketId,
    ticketNumber: ticket?.ticketNumber ?? operation.about?.ticketNumber ?? null,
    ticketSubject: ticket?.subject ?? operation.about?.subject ?? subjectOf(intent),
    writtenAt: operation.writtenAt,
    canEdit: needsAttention(operation) || operation.number === null,
  };
}

function subjectOf(intent: Intent): string | null {
  return intent.kind === "createTicket" ? intent.args.subject : null;
}

function stateOf(operation: StoredOperation, isOnline: boolean): OutboxEntry["state"] {
  if (needsAttention(operation)) return "needs_attention";
  return operation.number !== null && isOnline ? "sending" : "waiting";
}
