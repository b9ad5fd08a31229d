import { PriorityBadge } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusBadge } from "#renderer/ticket-display/status-badge.tsx";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import type { TicketEntryProps } from "./ticket-card.tsx";
import { TicketMarks } from "./ticket-marks.tsx";

export function TicketLine({ ticket, onOpen, ...marks }: TicketEntryProps) {
  return (
    <button
      type="button"
      onClick={() => onOpen(ticket.id)}
      className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span className="w-30 shrink-0 text-xs text-ink-muted">
        <TicketNumberLabel number={ticket.ticketNumber} />
      </span>
      <span
        dir="auto"
        className="min-w-0 flex-1 basis-60 truncate font-medium text-ink max-sm:order-first max-sm:basis-full"
      >
        {ticket.subject}
      </span>
      <TicketMarks ticket={ticket} {...marks} />
      <span className="hidden w-20 sm:block">
        <PriorityBadge priority={ticket.priority} />
      </span>
      <span className="flex w-24 justify-start">
        <StatusBadge status={ticket.status} />
      </span>
      <span className="w-16 text-right text-xs text-ink-faint max-sm:ml-auto">
        <TimeText iso={ticket.updatedAt} />
      </span>
    </button>
  );
}
