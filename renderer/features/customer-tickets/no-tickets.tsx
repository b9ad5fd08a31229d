import { CheckCheck, Inbox, LifeBuoy, Plus, SearchX } from "lucide-react";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { Spinner } from "#renderer/ui/spinner.tsx";
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
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isFetching = status?.lastSyncAt === null && status.connection.state !== "offline";
  if (isFetching) {
    return (
      <div className="flex flex-1 items-center justify-center py-16 text-ink-muted">
        <Spinner label="Fetching your tickets…" />
      </div>
    );
  }
  const hasNeverSynced = status?.lastSyncAt === null;
  return (
    <EmptyState
      icon={LifeBuoy}
      title={hasNeverSynced ? "Your tickets are not on this device yet" : "How can we help?"}
      action={
        <Button variant="primary" icon={Plus} onClick={onNew}>
          {hasNeverSynced ? "New ticket" : "Write your first ticket"}
        </Button>
      }
    >
      {hasNeverSynced
        ? "They will come as soon as the server can be reached. You can write a new one already."
        : "Tell us what is wrong, and follow here what becomes of it. It works without network, too."}
    </EmptyState>
  );
}
