import type { ShownTicket } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
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
      return { key: ticket.status, label: t(`values.status.${ticket.status}`) };
    case "priority":
      return { key: ticket.priority, label: t(`values.priority.${ticket.priority}`) };
    case "assignee":
      return { key: ticket.assignedTo ?? "", label: ticket.assigneeName ?? t("inbox.view.unassigned.label") };
    case "customer":
      return { key: ticket.userId, label: ticket.customerName };
  }
}
