import { ArrowLeft, CloudOff, SearchX } from "lucide-react";
import { useRef } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
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
  const writeReply = () => field.current?.focus();
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-5xl gap-x-8 px-4 pt-4 pb-6 sm:px-6 lg:grid-cols-[minmax(0,1fr)_15rem]">
          <div className="lg:col-span-2">
            <Button variant="ghost" size="sm" icon={ArrowLeft} onClick={onBack}>
              Your tickets
            </Button>
            <TicketHeading ticket={ticket} onReply={writeReply} />
          </div>
          <aside aria-label="Details" className="mb-4 lg:order-last lg:mb-0">
            <TicketFacts ticket={ticket} />
          </aside>
          <CustomerThread ticket={ticket} />
        </div>
      </div>
      <div className="shrink-0 border-t border-line bg-canvas">
        <div className="mx-auto max-w-5xl px-4 py-3 sm:px-6">
          <Composer
            ticketId={ticket.id}
            kind="reply"
            placeholder={ticket.status === "closed" ? "Write to reopen this ticket…" : "Write a reply…"}
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
        <CloudOff aria-hidden className="size-3.5 shrink-0" /> Offline: your reply is saved here and sent later
      </span>
    );
  }
  return ticket.status === "closed" ? "Your reply reopens this ticket." : null;
}

function NotHere({ onBack }: { onBack: () => void }) {
  return (
    <main className="min-h-0 flex-1">
      <EmptyState
        icon={SearchX}
        title="This ticket is not here"
        action={<Button onClick={onBack}>Your tickets</Button>}
      >
        It may have been removed, or not have reached this device yet.
      </EmptyState>
    </main>
  );
}
