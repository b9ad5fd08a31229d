// What a change to a ticket brings about by itself: T2 to T5 and T7. The fields come back as they shall be afterwards.

import { isStaff, type Role } from "../people/role.ts";
import type { Ticket } from "./ticket.ts";
import type { Status } from "./values.ts";

export type TicketPatch = Partial<Omit<Ticket, "id">>;

type Assignable = Pick<Ticket, "status" | "assignedTo">;

/** T4, T5: closing sets the time of closing, reopening clears it. `now` is the server's clock. */
export function patchForStatus(ticket: Pick<Ticket, "status">, status: Status, now: string): TicketPatch {
  if (status === ticket.status) return {};
  return { status, closedAt: status === "closed" ? now : null };
}

/** T2, T3: an open ticket that is assigned is in progress; one in progress that is unassigned is open again. */
export function patchForAssignee(ticket: Assignable, assignedTo: string | null): TicketPatch {
  if (assignedTo === ticket.assignedTo) return {};
  if (assignedTo !== null && ticket.status === "open") return { assignedTo, status: "in_progress" };
  if (assignedTo === null && ticket.status === "in_progress") return { assignedTo, status: "open" };
  return { assignedTo };
}

/** T7: a customer's reply to a closed ticket reopens it; a staff reply or note changes no state. */
export function patchForMessage(author: Role, ticket: Assignable): TicketPatch {
  if (isStaff(author) || ticket.status !== "closed") return {};
  return { status: ticket.assignedTo === null ? "open" : "in_progress", closedAt: null };
}

/** T6: staff move between any two states; a customer may only close (their own, which reach has settled). */
export function mayMoveStatus(role: Role, to: Status): boolean {
  return isStaff(role) || to === "closed";
}
