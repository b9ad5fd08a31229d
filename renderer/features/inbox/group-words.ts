import { PRIORITY_LABELS, STATUS_LABELS } from "#domain/ticket/values.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import type { GroupBy } from "#renderer/ticket-display/list-orders.ts";

export interface TicketGroup {
  key: string;
  label: string;
}

/** The group that a ticket stands in; null where there are none. */
export function groupOf(ticket: ShownTicket, groupBy: GroupBy): TicketGroup | null {
  switch (groupBy) {
    case "none":
      return null;
    case "status":
      return { key: ticket.status, label: STATUS_LABELS[ticket.status] };
    case "priority":
      return { key: ticket.priority, label: PRIORITY_LABELS[ticket.priority] };
    case "assignee":
      return { key: ticket.assignedTo ?? "", label: ticket.assigneeName ?? "Unassigned" };
    case "customer":
      return { key: ticket.userId, label: ticket.customerName };
  }
}
