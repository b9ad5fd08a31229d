import { CircleCheck, MessageCircle } from "lucide-react";
import { useState } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { StatusBadge } from "#renderer/ticket-display/status-badge.tsx";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";

export interface TicketHeadingProps {
  ticket: ShownTicket;
  onReply: () => void;
}

export function TicketHeading({ ticket, onReply }: TicketHeadingProps) {
  const isClosed = ticket.status === "closed";
  return (
    <header className="mt-3 mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="mb-1.5 flex items-center gap-2 text-sm text-ink-muted">
          <TicketNumberLabel number={ticket.ticketNumber} />
          <StatusBadge status={ticket.status} />
        </p>
        <h1 dir="auto" className="text-xl font-semibold tracking-tight wrap-long">
          {ticket.subject}
        </h1>
      </div>
      {isClosed ? (
        <Button icon={MessageCircle} onClick={onReply}>
          Reply to reopen
        </Button>
      ) : (
        <CloseTicket ticketId={ticket.id} />
      )}
    </header>
  );
}

/** T6: the one status that a customer may set. */
function CloseTicket({ ticketId }: { ticketId: string }) {
  const desk = useDesk();
  const [isAsking, setIsAsking] = useState(false);
  const close = () => {
    setIsAsking(false);
    desk
      .submit({ kind: "setStatus", ticketId, args: { status: "closed" } })
      .catch((fault: unknown) => showFault("The ticket was not closed", fault));
  };
  return (
    <>
      <Button icon={CircleCheck} onClick={() => setIsAsking(true)}>
        Close ticket
      </Button>
      <ConfirmDialog
        open={isAsking}
        title="Is this settled?"
        confirmLabel="Close ticket"
        tone="primary"
        onConfirm={close}
        onCancel={() => setIsAsking(false)}
      >
        The ticket is closed and stays readable. If something comes up again, a reply reopens it.
      </ConfirmDialog>
    </>
  );
}
