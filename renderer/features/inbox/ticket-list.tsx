import { type RefObject, useMemo } from "react";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import type { WindowCursor } from "#renderer/ticket-display/use-window-cursor.ts";
import { VirtualList } from "#renderer/ui/virtual-list.tsx";
import { TICKET_ROW_HEIGHT, TicketRow } from "./ticket-row.tsx";
import type { ListSelection } from "./use-list-selection.ts";

export interface TicketListProps {
  label: string;
  listProps: WindowCursor["listProps"];
  selection: ListSelection;
  openTicketId: string | null;
  boxRef: RefObject<HTMLDivElement | null>;
}

/** A list of tickets of any length, gone through by j, k and Enter. */
export function TicketList({ label, listProps, selection, openTicketId, boxRef }: TicketListProps) {
  const draftIds = useDraftIds();
  return (
    <VirtualList
      {...listProps}
      {...selection}
      label={label}
      boxRef={boxRef}
      rowHeight={TICKET_ROW_HEIGHT}
      selectedId={openTicketId}
    >
      {(ticket, state) => (
        <TicketRow
          ticket={ticket}
          hasDraft={draftIds.has(ticket.id)}
          isSelected={state.isSelected}
          isAtCursor={state.isAtCursor && !state.isSelected}
          isChosen={state.isChosen}
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
