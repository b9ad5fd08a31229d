// One change for many tickets: for each an ordinary operation, made from how that ticket stands, and judged like any other.

import { firstValueFrom } from "rxjs";
import type { Intent } from "#domain/ticket/operation.ts";
import type { Ticket } from "#domain/ticket/ticket.ts";
import { undoOf } from "#domain/ticket/undo-intent.ts";
import { type Desk, RefusedHere } from "#renderer/sync/desk.ts";
import type { ChangedTicket } from "#renderer/ticket-display/undo.ts";

/** What may be asked of many tickets at once. */
export type CommonChange = Extract<
  Intent,
  { kind: "assign" | "unassign" | "take" | "setStatus" | "setPriority" | "editFields" }
>;

export interface ManyChanged {
  changed: readonly ChangedTicket[];
  /** Those that this device knows would be refused, each with its reason. */
  refused: readonly string[];
  /** What kept the rest from being stored, null where nothing did. */
  fault: unknown;
}

type Asked = Pick<Desk, "me" | "watchTicket" | "submit">;

/** Tickets that stand so already, or have left this device, are left alone. */
export async function changeMany(desk: Asked, ticketIds: Iterable<string>, change: CommonChange): Promise<ManyChanged> {
  const changed: ChangedTicket[] = [];
  const refused: string[] = [];
  for (const ticketId of ticketIds) {
    const before = await firstValueFrom(desk.watchTicket(ticketId));
    if (!before || standsSo(before, change)) continue;
    try {
      await desk.submit({ ...change, ticketId });
      changed.push({ ticketId, undo: undoOf(change, before, desk.me) });
    } catch (fault) {
      if (!(fault instanceof RefusedHere)) return { changed, refused, fault };
      refused.push(fault.refusal.message);
    }
  }
  return { changed, refused, fault: null };
}

function standsSo(ticket: Pick<Ticket, "status" | "priority" | "assignedTo" | "department">, change: CommonChange) {
  switch (change.kind) {
    case "assign":
      return ticket.assignedTo === change.args.assigneeId;
    case "unassign":
      return ticket.assignedTo === null;
    case "setStatus":
      return ticket.status === change.args.status;
    case "setPriority":
      return ticket.priority === change.args.priority;
    case "editFields":
      return ticket.department === change.args.department;
    case "take":
      return false;
  }
}
