import { CheckCheck, Inbox, LifeBuoy, Plus, SearchX } from "lucide-react";
import { FirstFillState, useFirstFill } from "#renderer/ticket-display/first-fill.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { TAB_LABELS, type TicketTab } from "./ticket-tabs.ts";

export interface NoTicketsProps {
  tab: TicketTab;
  text: string;
  onNew: () => void;
}

/** Why there is nothing to see, which differs: nothing found, nothing of this kind, nothing yet, not fetched yet. */
export function NoTickets({ tab, text, onNew }: NoTicketsProps) {
  if (text !== "") {
    return (
      <EmptyState icon={SearchX} title={`Nothing found for “${text}”`}>
        Search looks for the beginnings of words in numbers, subjects, descriptions and messages.
      </EmptyState>
    );
  }
  switch (tab) {
    case "all":
      return <NoneAtAll onNew={onNew} />;
    case "closed":
      return (
        <EmptyState icon={Inbox} title="No closed tickets">
          A ticket that is settled is kept here, to read again or to reopen with a reply.
        </EmptyState>
      );
    default:
      return (
        <EmptyState icon={CheckCheck} title={`No ticket is ${TAB_LABELS[tab].toLowerCase()}`}>
          Your other tickets are under “All”.
        </EmptyState>
      );
  }
}

function NoneAtAll({ onNew }: Pick<NoTicketsProps, "onNew">) {
  const fill = useFirstFill();
  const newTicket = (label: string) => (
    <Button variant="primary" icon={Plus} onClick={onNew}>
      {label}
    </Button>
  );
  if (fill) return <FirstFillState fill={fill} action={newTicket("New ticket")} />;
  return (
    <EmptyState icon={LifeBuoy} title="How can we help?" action={newTicket("Write your first ticket")}>
      Tell us what is wrong, and follow here what becomes of it. It works without network, too.
    </EmptyState>
  );
}
