// What the keys and the palette do while a ticket is open.

import { can } from "#domain/people/permissions.ts";
import { PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { type DeskCommand, useDeskCommands } from "#renderer/ticket-display/desk-commands.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import type { OpenControl } from "./open-control.ts";
import type { TicketCommands } from "./use-ticket-commands.ts";

export interface BoundTicketCommands {
  ticket: ShownTicket;
  commands: TicketCommands;
  control: OpenControl;
  onToggleDetails: () => void;
  onEdit: () => void;
}

type Handlers = Partial<Record<DeskCommand, () => void>>;

export function useBoundTicketCommands({ ticket, commands, control, ...on }: BoundTicketCommands): void {
  const { me } = useDesk();
  const mayAssign = can(me.role, "assignAnyone");
  const { ticketNumber } = ticket;
  useDeskCommands({
    status: () => control.unfold("status"),
    priority: () => control.unfold("priority"),
    follow: () => commands.follow(!ticket.isFollowed),
    details: on.onToggleDetails,
    ...(mayAssign && { assign: () => control.unfold("assignee") }),
    ...(!mayAssign && ticket.assignedTo === null && { assign: commands.take }),
    ...(ticket.assignedTo === me.id && { handBack: commands.handBack }),
    ...(can(me.role, "editTicketFields") && { editTicket: on.onEdit }),
    ...(ticketNumber !== null && { copyNumber: () => copyNumber(ticketNumber) }),
    ...statusCommands(ticket, commands),
    ...priorityCommands(ticket, commands),
  });
}

function statusCommands(ticket: ShownTicket, { setStatus }: TicketCommands): Handlers {
  const others = STATUSES.filter((status) => status !== ticket.status);
  return Object.fromEntries(others.map((status) => [`status-${status}`, () => setStatus(status)]));
}

function priorityCommands(ticket: ShownTicket, { setPriority }: TicketCommands): Handlers {
  const others = PRIORITIES.filter((priority) => priority !== ticket.priority);
  return Object.fromEntries(others.map((priority) => [`priority-${priority}`, () => setPriority(priority)]));
}

function copyNumber(ticketNumber: string): void {
  navigator.clipboard.writeText(ticketNumber).catch((fault: unknown) => showFault(t("ticket.numberNotCopied"), fault));
}
