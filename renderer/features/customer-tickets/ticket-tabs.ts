import { STATUSES } from "#domain/ticket/values.ts";
import type { TicketFilter } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";

export const TICKET_TABS = ["all", ...STATUSES] as const;
export type TicketTab = (typeof TICKET_TABS)[number];

export function toTabLabel(tab: TicketTab): string {
  return tab === "all" ? t("customer.all") : t(`values.status.${tab}`);
}

export const TAB_FILTERS: Readonly<Record<TicketTab, TicketFilter>> = {
  all: {},
  open: { status: ["open"] },
  in_progress: { status: ["in_progress"] },
  closed: { status: ["closed"] },
};
