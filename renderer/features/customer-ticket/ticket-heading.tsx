import { ArrowLeft, MessageCircle } from "lucide-react";
import type { ReactNode } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { PriorityBadge } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusBadge } from "#renderer/ticket-display/status-badge.tsx";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { CloseTicketButton } from "./close-ticket-button.tsx";
import { UnsentLine } from "./unsent-line.tsx";

export interface TicketHeadingProps {
  ticket: ShownTicket;
  onBack: () => void;
  onReply: () => void;
}

export function TicketHeading({ ticket, onBack, onReply }: TicketHeadingProps) {
  return (
    <header className="shrink-0 border-b border-line bg-surface notices-follow">
      <div className="mx-auto flex max-w-5xl flex-col gap-1.5 px-4 pt-2 pb-3 sm:px-6">
        <div className="-ml-2.5 flex items-center justify-between gap-3">
          <Button variant="ghost" size="sm" icon={ArrowLeft} onClick={onBack}>
            {t("customer.tickets")}
          </Button>
          <WayOn ticket={ticket} onReply={onReply} />
        </div>
        <h1 dir="auto" className="line-clamp-3 text-xl font-semibold tracking-tight wrap-long">
          {ticket.subject}
        </h1>
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-muted">
          <TicketNumberLabel number={ticket.ticketNumber} />
          <StatusBadge status={ticket.status} />
          <span className="contents lg:hidden">
            <PriorityBadge priority={ticket.priority} />
            <span>{t(`values.department.${ticket.department}`)}</span>
          </span>
        </p>
        <UnsentLine ticket={ticket} />
      </div>
    </header>
  );
}

function WayOn({ ticket, onReply }: Pick<TicketHeadingProps, "ticket" | "onReply">): ReactNode {
  if (ticket.status !== "closed") return <CloseTicketButton ticketId={ticket.id} />;
  return (
    <Button icon={MessageCircle} onClick={onReply}>
      {t("customer.replyToReopen")}
    </Button>
  );
}
