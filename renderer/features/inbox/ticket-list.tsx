import { type ReactNode, useMemo, useState } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { useDeskShortcut } from "#renderer/ticket-display/desk-shortcuts.ts";
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
  const [chosenId, setCursorId] = useState<string | null>(null);
  // A cursor whose ticket has left the list falls back to the open one.
  const cursorId = tickets.some(({ id }) => id === chosenId) ? chosenId : openTicketId;
  const move = (by: number) => {
    const next = neighbourOf(tickets, cursorId, by);
    if (next) setCursorId(next.id);
  };

  useDeskShortcut("nextTicket", () => move(1), tickets.length > 0);
  useDeskShortcut("previousTicket", () => move(-1), tickets.length > 0);
  useDeskShortcut("openTicket", () => cursorId && onOpen(cursorId), cursorId !== null);

  if (tickets.length === 0) return emptyState;
  return (
    <VirtualList
      label={label}
      items={tickets}
      idOf={idOf}
      rowHeight={TICKET_ROW_HEIGHT}
      cursorId={cursorId}
      selectedId={openTicketId}
      onCursorChange={({ id }) => setCursorId(id)}
      onPress={({ id }) => {
        setCursorId(id);
        onOpen(id);
      }}
    >
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

function neighbourOf(tickets: readonly ShownTicket[], id: string | null, by: number): ShownTicket | undefined {
  const at = tickets.findIndex((ticket) => ticket.id === id);
  if (at === -1) return tickets[0];
  return tickets[Math.min(Math.max(at + by, 0), tickets.length - 1)];
}

function idOf(ticket: ShownTicket): string {
  return ticket.id;
}
