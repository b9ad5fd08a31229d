import { Mail } from "lucide-react";
import { memo, type ReactNode } from "react";
import { can } from "#domain/people/permissions.ts";
import type { Department } from "#domain/ticket/values.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Avatar } from "#renderer/ui/avatar.tsx";
import { ExternalLink } from "#renderer/ui/external-link.tsx";
import { useStable } from "#renderer/ui/use-stable.ts";
import { AssigneeControl } from "./assignee-control.tsx";
import type { OpenControl } from "./open-control.ts";
import { DepartmentControl, PriorityControl, StatusControl } from "./property-controls.tsx";
import type { TicketCommands } from "./use-ticket-commands.ts";

export interface TicketDetailsProps {
  ticket: ShownTicket;
  commands: TicketCommands;
  /** Absent where the controls for daily work stand elsewhere already. */
  control?: OpenControl;
}

/** What a ticket is, beside what was said in it. */
export const TicketDetails = memo(function TicketDetails({ ticket, commands, control }: TicketDetailsProps) {
  const desk = useDesk();
  const setDepartment = useStable((department: Department) => commands.editFields({ department }));
  return (
    <div className="flex flex-col gap-5">
      <CustomerCard ticket={ticket} />
      <section aria-label={t("ticket.properties")} className="flex flex-col">
        {control && (
          <>
            <Property name={t("ticket.status")}>
              <StatusControl value={ticket.status} onValueChange={commands.setStatus} {...control.status} />
            </Property>
            <Property name={t("ticket.priority")}>
              <PriorityControl value={ticket.priority} onValueChange={commands.setPriority} {...control.priority} />
            </Property>
            <Property name={t("ticket.assignee")}>
              <AssigneeControl
                assignedTo={ticket.assignedTo}
                assigneeName={ticket.assigneeName}
                commands={commands}
                {...control.assignee}
              />
            </Property>
          </>
        )}
        <Property name={t("ticket.department")}>
          {can(desk.me.role, "editTicketFields") ? (
            <DepartmentControl value={ticket.department} onValueChange={setDepartment} {...control?.department} />
          ) : (
            <Fixed>{t(`values.department.${ticket.department}`)}</Fixed>
          )}
        </Property>
        <Property name={t("ticket.number")}>
          <Fixed>
            <TicketNumberLabel number={ticket.ticketNumber} />
          </Fixed>
        </Property>
        <Times ticket={ticket} />
      </section>
    </div>
  );
});

function CustomerCard({ ticket }: { ticket: ShownTicket }) {
  return (
    <section
      aria-label={t("ticket.customer")}
      className="flex items-start gap-2.5 rounded-lg border border-line bg-surface p-3"
    >
      <Avatar name={ticket.customerName} size="md" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{ticket.customerName}</p>
        <p className="flex items-center gap-1 text-xs text-accent-ink">
          <Mail aria-hidden className="size-3.5 shrink-0" />
          <span className="min-w-0 truncate hover:underline">
            <ExternalLink href={`mailto:${ticket.customerEmail}`}>{ticket.customerEmail}</ExternalLink>
          </span>
        </p>
      </div>
    </section>
  );
}

function Times({ ticket }: { ticket: ShownTicket }) {
  return (
    <>
      <Property name={t("ticket.created")}>
        <Fixed>
          <TimeText iso={ticket.createdAt} as="moment" />
        </Fixed>
      </Property>
      <Property name={t("ticket.lastChange")}>
        <Fixed>
          <TimeText iso={ticket.updatedAt} as="moment" />
        </Fixed>
      </Property>
      {ticket.closedAt && (
        <Property name={t("ticket.closed")}>
          <Fixed>
            <TimeText iso={ticket.closedAt} as="moment" />
          </Fixed>
        </Property>
      )}
    </>
  );
}

function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-8 grid-cols-[5.5rem_minmax(0,1fr)] items-center">
      <span className="text-xs text-ink-faint">{name}</span>
      {children}
    </div>
  );
}

function Fixed({ children }: { children: ReactNode }) {
  return <span className="px-2">{children}</span>;
}
