import { CloudOff, SearchX } from "lucide-react";
import { useRef } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Composer } from "#renderer/ticket-display/composer.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { CustomerThread } from "./customer-thread.tsx";
import { TicketFacts } from "./ticket-facts.tsx";
import { TicketHeading } from "./ticket-heading.tsx";

export interface CustomerTicketScreenProps {
  ticketId: string;
  onBack: () => void;
}

export function CustomerTicketScreen({ ticketId, onBack }: CustomerTicketScreenProps) {
  const desk = useDesk();
  const ticket = useWatched(() => desk.watchTicket(ticketId), [desk, ticketId]);
  if (ticket === undefined) return <main className="flex-1" />;
  if (ticket === null) return <NotHere onBack={onBack} />;
  return <OpenTicket ticket={ticket} onBack={onBack} />;
}

function OpenTicket({ ticket, onBack }: { ticket: ShownTicket; onBack: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <main className="flex min-h-0 flex-1 flex-col bg-surface">
      <TicketHeading ticket={ticket} onBack={onBack} onReply={() => field.current?.focus()} />
      <CustomerThread ticket={ticket} aside={<TicketFacts ticket={ticket} />} />
      <div className="shrink-0">
        <div className="mx-auto max-w-5xl px-4 pb-3 sm:px-6">
          <Composer
            ticketId={ticket.id}
            kind="reply"
            placeholder={ticket.status === "closed" ? t("customer.writeToReopen") : t("customer.writeReply")}
            hint={<ReplyHint ticket={ticket} />}
            fieldRef={field}
          />
        </div>
      </div>
    </main>
  );
}

function ReplyHint({ ticket }: { ticket: ShownTicket }) {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  if (status?.connection.state === "offline") {
    return (
      <span className="inline-flex items-center gap-1.5">
        <CloudOff aria-hidden className="size-3.5 shrink-0" /> {t("customer.offlineHint")}
      </span>
    );
  }
  return ticket.status === "closed" ? t("customer.reopensHint") : null;
}

function NotHere({ onBack }: { onBack: () => void }) {
  return (
    <main className="min-h-0 flex-1">
      <EmptyState
        icon={SearchX}
        title={t("customer.notHere")}
        action={<Button onClick={onBack}>{t("customer.tickets")}</Button>}
      >
        {t("customer.notHereDetail")}
      </EmptyState>
    </main>
  );
}
