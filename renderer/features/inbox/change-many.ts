// One change for many tickets: for each an ordinary operation, made from how that ticket stands, and judged like any other.

import type { Intent } from "#domain/ticket/operation.ts";
import type { Ticket } from "#domain/ticket/ticket.ts";
import { undoOf } from "#domain/ticket/undo-intent.ts";
import { chunksOf } from "#renderer/sync/chunks-of.ts";
import type { Desk } from "#renderer/sync/desk.ts";
import { toRefusalText } from "#renderer/ticket-display/fault-words.ts";
import { untilRoom } from "#renderer/ticket-display/room-to-send.ts";
import { type ChangedTicket, SLICE } from "#renderer/ticket-display/undo.ts";

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
  /** How many were left alone because without the network no more may wait to be sent. */
  heldBack: number;
}

type Asked = Pick<Desk, "me" | "findTickets" | "submitMany" | "watchStatus">;

export interface Changing {
  /** Told after each slice: of how many tickets it is decided. */
  onProgress(done: number): void;
  /** Ends it behind the slice that is being stored. */
  signal: AbortSignal;
}

/** Tickets that stand so already, or have left this device, are left alone. It goes no faster than its changes are answered. */
export async function changeMany(
  desk: Asked,
  ticketIds: readonly string[],
  change: CommonChange,
  { onProgress, signal }: Changing,
): Promise<ManyChanged> {
  const changed: ChangedTicket[] = [];
  const refused: string[] = [];
  let done = 0;
  for (const slice of chunksOf(ticketIds, SLICE)) {
    const room = await untilRoom(desk, slice.length, signal);
    if (room === "offline") return { changed, refused, fault: null, heldBack: ticketIds.length - done };
    if (room === "stopped") break;
    try {
      const shown = await desk.findTickets(slice);
      const wanted = [...shown.values()].filter((ticket) => !standsSo(ticket, change));
      const refusals = await desk.submitMany(wanted.map(({ id }) => ({ ...change, ticketId: id })));
      for (const [at, ticket] of wanted.entries()) {
        const refusal = refusals[at];
        if (refusal) refused.push(toRefusalText(refusal));
        else changed.push({ ticketId: ticket.id, undo: undoOf(change, ticket, desk.me) });
      }
    } catch (fault) {
      return { changed, refused, fault, heldBack: 0 };
    }
    done += slice.length;
    onProgress(done);
  }
  return { changed, refused, fault: null, heldBack: 0 };
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
