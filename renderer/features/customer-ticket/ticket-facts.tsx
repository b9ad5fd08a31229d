import type { ReactNode } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { PriorityBadge } from "#renderer/ticket-display/priority-badge.tsx";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";

/** What a customer may know of their ticket besides its words (P4). */
export function TicketFacts({ ticket }: { ticket: ShownTicket }) {
  return (
    <div className="rounded-xl border border-line bg-surface p-4 shadow-card">
      <dl className="flex flex-col gap-3">
        <Fact name={t("customer.fact.priority")}>
          <PriorityBadge priority={ticket.priority} />
        </Fact>
        <Fact name={t("customer.fact.department")}>{t(`values.department.${ticket.department}`)}</Fact>
        <Fact name={t("customer.fact.created")}>
          <TimeText iso={ticket.createdAt} as="moment" />
        </Fact>
        {ticket.closedAt === null ? (
          <Fact name={t("customer.fact.lastChange")}>
            <TimeText iso={ticket.updatedAt} as="moment" />
          </Fact>
        ) : (
          <Fact name={t("customer.fact.closed")}>
            <TimeText iso={ticket.closedAt} as="moment" />
          </Fact>
        )}
        {ticket.assigneeName !== null && <Fact name={t("customer.fact.lookedAfter")}>{ticket.assigneeName}</Fact>}
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-faint">{name}</dt>
      <dd className="mt-0.5 text-sm wrap-long">{children}</dd>
    </div>
  );
}
