import { type ReactNode, useMemo } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { useListCursor } from "#renderer/ticket-display/use-list-cursor.ts";
import { VirtualList } from "#renderer/ui/virtual-list.tsx";
import { TICKET_ROW_HEIGHT, TicketRow } from "./ticket-row.tsx";

export interface TicketListProps {
  label: string;
  tickets: readonly ShownTicket[];
  openTicketId: string | null;
  onOpen: (ticketId: string) => void;
  emptyState: ReactNode;
}

/** A list of tickets of any length, gone through by j, k and Enter. */
export function TicketList({ label, tickets, openTicketId, onOpen, emptyState }: TicketListProps) {
  const draftIds = useDraftIds();
  const { listProps } = useListCursor(tickets, openTicketId, onOpen);
  if (tickets.length === 0) return emptyState;
  return (
    <VirtualList {...listProps} label={label} rowHeight={TICKET_ROW_HEIGHT} selectedId={openTicketId}>
      {(ticket, state) => (
        <TicketRow
          ticket={ticket}
          hasDraft={draftIds.has(ticket.id)}
          isSelected={state.isSelected}
          isAtCursor={state.isAtCursor && !state.isSelected}
        />
      )}
    </VirtualList>
  );
}

function useDraftIds(): ReadonlySet<string> {
  const desk = useDesk();
  const drafts = useWatched(() => desk.watchDrafts(), [desk]);
  return useMemo(() => new Set(drafts?.map(({ ticketId }) => ticketId)), [drafts]);
}
