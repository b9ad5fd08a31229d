import { Bookmark, PanelRight, Pencil } from "lucide-react";
import { memo, type ReactNode, useEffect, useRef } from "react";
import { can } from "#domain/people/permissions.ts";
import type { Colleague, ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { keysOf } from "#renderer/ticket-display/desk-commands.ts";
import { useListPlace } from "#renderer/ticket-display/list-place.ts";
import { PriorityBadge } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusBadge } from "#renderer/ticket-display/status-badge.tsx";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { useStable } from "#renderer/ui/use-stable.ts";
import { AssigneeControl } from "./assignee-control.tsx";
import { ColleaguesHere } from "./colleagues-here.tsx";
import type { OpenControl } from "./open-control.ts";
import { PriorityControl, StatusControl } from "./property-controls.tsx";
import type { TicketCommands } from "./use-ticket-commands.ts";

export interface TicketHeaderProps {
  ticket: ShownTicket;
  /** Who else is at the ticket. */
  colleagues: readonly Colleague[];
  commands: TicketCommands;
  /** The controls for daily work stand here where there is no room for the details beside the conversation. */
  control: OpenControl | null;
  areDetailsShown: boolean;
  onToggleDetails: () => void;
  onEdit: () => void;
}

export const TicketHeader = memo(function TicketHeader({
  ticket,
  colleagues,
  commands,
  control,
  ...props
}: TicketHeaderProps) {
  const desk = useDesk();
  const heading = useFocusOnArrival(ticket.id);
  const toggleFollow = useStable(() => commands.follow(!ticket.isFollowed));
  return (
    <header className="shrink-0 border-b border-line notices-follow">
      <div className="flex items-start gap-1 px-3 pt-2.5 pb-2">
        <div className="min-w-0 flex-1 px-1">
          <h1
            ref={heading}
            tabIndex={-1}
            className="line-clamp-2 rounded-sm text-lg leading-6 font-semibold wrap-long"
            title={ticket.subject}
          >
            {ticket.subject}
          </h1>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-muted">
            <TicketNumberLabel number={ticket.ticketNumber} />
            <span aria-hidden>·</span>
            <span className="min-w-0 truncate">{ticket.customerName}</span>
            {!control && (
              <>
                <StatusBadge status={ticket.status} />
                <PriorityBadge priority={ticket.priority} />
              </>
            )}
          </p>
          <ColleaguesHere colleagues={colleagues} />
        </div>
        {can(desk.me.role, "editTicketFields") && (
          <IconButton label={t("ticket.edit")} icon={Pencil} onClick={props.onEdit} />
        )}
        <IconButton
          label={ticket.isFollowed ? t("ticket.unfollow") : t("ticket.follow")}
          icon={Bookmark}
          keys={keysOf("follow")}
          pressed={ticket.isFollowed}
          onClick={toggleFollow}
        />
        <IconButton
          label={props.areDetailsShown ? t("ticket.hideDetails") : t("ticket.showDetails")}
          icon={PanelRight}
          keys={keysOf("details")}
          aria-expanded={props.areDetailsShown}
          onClick={props.onToggleDetails}
        />
      </div>
      {control && (
        <div className="flex flex-wrap gap-x-1 px-2 pb-1.5">
          <Slot>
            <StatusControl value={ticket.status} onValueChange={commands.setStatus} {...control.status} />
          </Slot>
          <Slot>
            <PriorityControl value={ticket.priority} onValueChange={commands.setPriority} {...control.priority} />
          </Slot>
          <Slot>
            <AssigneeControl
              assignedTo={ticket.assignedTo}
              assigneeName={ticket.assigneeName}
              commands={commands}
              {...control.assignee}
            />
          </Slot>
        </div>
      )}
    </header>
  );
});

/** Whoever goes on from one ticket to the next is in no field: their keys are commands, and the subject is read out. */
function useFocusOnArrival(ticketId: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isArriving = useListPlace(({ arrivingId }) => arrivingId === ticketId);
  useEffect(() => {
    if (!isArriving) return;
    heading.current?.focus();
    useListPlace.setState({ arrivingId: null });
  }, [isArriving]);
  return heading;
}

function Slot({ children }: { children: ReactNode }) {
  return <div className="min-w-30 flex-1 basis-0">{children}</div>;
}
