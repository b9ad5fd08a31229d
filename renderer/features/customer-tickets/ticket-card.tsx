import type { ShownTicket } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { PriorityBadge } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusBadge } from "#renderer/ticket-display/status-badge.tsx";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { TicketMarks } from "./ticket-marks.tsx";

export interface TicketEntryProps {
  ticket: ShownTicket;
  hasDraft: boolean;
  /** Something this person did in it was refused. */
  needsAttention: boolean;
  onOpen: (ticketId: string) => void;
}

export function TicketCard({ ticket, onOpen, ...marks }: TicketEntryProps) {
  return (
    <button
      type="button"
      onClick={() => onOpen(ticket.id)}
      className="flex h-full w-full flex-col gap-2 rounded-xl border border-line bg-surface p-4 text-left shadow-card transition-colors hover:border-line-strong hover:bg-hover"
    >
      <span className="flex w-full items-center justify-between gap-2 text-xs text-ink-muted">
        <TicketNumberLabel number={ticket.ticketNumber} />
        <StatusBadge status={ticket.status} />
      </span>
      <span dir="auto" className="line-clamp-2 text-base font-semibold text-ink wrap-long">
        {ticket.subject}
      </span>
      <span dir="auto" className="line-clamp-2 text-sm text-ink-muted wrap-long">
        {ticket.description}
      </span>
      <TicketMarks ticket={ticket} {...marks} />
      <span className="mt-auto flex w-full flex-wrap items-center gap-x-2 gap-y-1 pt-1 text-xs text-ink-faint">
        <PriorityBadge priority={ticket.priority} />
        <span>{t(`values.department.${ticket.department}`)}</span>
        <span className="flex-1" />
        <TimeText iso={ticket.updatedAt} />
      </span>
    </button>
  );
}
