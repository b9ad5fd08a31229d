import { type RefObject, useMemo, useState } from "react";
import type { ShownTicket, TicketSort } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import type { GroupBy } from "#renderer/ticket-display/list-orders.ts";
import type { WindowCursor } from "#renderer/ticket-display/use-window-cursor.ts";
import { VirtualList } from "#renderer/ui/virtual-list.tsx";
import { groupOf } from "./group-words.ts";
import { TICKET_ROW_HEIGHT, TicketRow } from "./ticket-row.tsx";
import type { ListSelection } from "./use-list-selection.ts";

export interface TicketListProps {
  label: string;
  listKey: string;
  listProps: WindowCursor["listProps"];
  selection: ListSelection;
  onPointAt: (ticket: ShownTicket) => void;
  openTicketId: string | null;
  boxRef: RefObject<HTMLDivElement | null>;
  sort: TicketSort;
  groupBy: GroupBy;
}

/** A list of tickets of any length, gone through by j, k and Enter; in groups, of which it tells the one that is in view. */
export function TicketList({
  label,
  listKey,
  listProps,
  selection,
  onPointAt,
  openTicketId,
  boxRef,
  sort,
  groupBy,
}: TicketListProps) {
  const desk = useDesk();
  const draftIds = useDraftIds();
  const [top, setTop] = useState(0);
  const groupAt = (index: number) => {
    const ticket = listProps.itemAt(index);
    return ticket ? groupOf(ticket, groupBy) : null;
  };
  const groupBegunAt = (index: number) => {
    const group = index === 0 ? null : groupAt(index);
    const former = group && groupAt(index - 1);
    return group && former && former.key !== group.key ? group.label : null;
  };
  return (
    <>
      {groupBy !== "none" && <GroupStrip label={groupAt(top)?.label ?? ""} />}
      <VirtualList
        {...listProps}
        chosenIds={selection.chosenIds}
        onPress={selection.onPress}
        onPointAt={onPointAt}
        onPressStart={({ id }) => void desk.readThreadAhead(id)}
        onExtendTo={selection.onExtendTo}
        onDragStart={selection.onDragStart}
        label={label}
        listKey={listKey}
        boxRef={boxRef}
        rowHeight={TICKET_ROW_HEIGHT}
        selectedId={openTicketId}
        onTop={setTop}
      >
        {(ticket, { index, ...state }) => (
          <TicketRow
            ticket={ticket}
            hasDraft={draftIds.has(ticket.id)}
            groupBegun={groupBegunAt(index)}
            isWaitShown={sort === "waiting"}
            isSelected={state.isSelected}
            isAtCursor={state.isAtCursor && !state.isSelected}
            isChosen={state.isChosen}
          />
        )}
      </VirtualList>
    </>
  );
}

/** Stays above the rows while they scroll. */
function GroupStrip({ label }: { label: string }) {
  return (
    <div className="flex h-7 shrink-0 items-center border-b border-line bg-canvas px-4 text-xs font-semibold text-ink-muted">
      <span className="min-w-0 truncate">{label}</span>
    </div>
  );
}

function useDraftIds(): ReadonlySet<string> {
  const desk = useDesk();
  const drafts = useWatched(() => desk.watchDrafts(), [desk]);
  return useMemo(() => new Set(drafts?.map(({ ticketId }) => ticketId)), [drafts]);
}
