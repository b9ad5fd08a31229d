import { STATUS_LABELS, STATUSES } from "#domain/ticket/values.ts";
import type { TicketFilter } from "#renderer/sync/desk.ts";

export const TICKET_TABS = ["all", ...STATUSES] as const;
export type TicketTab = (typeof TICKET_TABS)[number];

export const TAB_LABELS: Readonly<Record<TicketTab, string>> = { all: "All", ...STATUS_LABELS };

export const TAB_FILTERS: Readonly<Record<TicketTab, TicketFilter>> = {
  all: {},
  open: { status: ["open"] },
  in_progress: { status: ["in_progress"] },
  closed: { status: ["closed"] },
};
