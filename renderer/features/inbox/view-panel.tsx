import { Inbox } from "lucide-react";
import { type RefObject, useRef } from "react";
import type { TicketSort } from "#renderer/sync/desk.ts";
import { FirstFillState, FirstFillStrip, useFirstFill } from "#renderer/ticket-display/first-fill.tsx";
import { useWindowCursor, type WindowCursor } from "#renderer/ticket-display/use-window-cursor.ts";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { useInboxStore } from "./inbox-store.ts";
import { TicketList } from "./ticket-list.tsx";
import { TICKET_ROW_HEIGHT } from "./ticket-row.tsx";
import { useListPlaceOf } from "./use-list-place.ts";
import { type ListSelection, useListSelection } from "./use-list-selection.ts";
import type { View } from "./views.ts";

export interface ViewPanelProps {
  view: View;
  openTicketId: string | null;
  onOpen: (ticketId: string) => void;
  /** Closes the open ticket. */
  onLeave: () => void;
}

/** The tickets of one view, in the chosen order. */
export function ViewPanel({ view, openTicketId, onOpen, onLeave }: ViewPanelProps) {
  const sort = useInboxStore((state) => state.sort);
  const chooseSort = useInboxStore((state) => state.chooseSort);
  const list = { filter: view.filter, sort };
  const { window, listProps, moveTo } = useWindowCursor(list, openTicketId, onOpen);
  const box = useRef<HTMLDivElement>(null);
  useListPlaceOf({ list, openTicketId, box, onOpen, onLeave, moveCursorTo: moveTo });
  const selection = useListSelection(window ?? NOTHING_HELD, listProps);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
        <h2 className="min-w-0 truncate text-base font-semibold">{view.label}</h2>
        <span role="status" className="text-xs text-ink-faint tabular-nums">
          {window?.count.toLocaleString()}
          <span className="sr-only"> tickets</span>
        </span>
        <span className="flex-1" />
        <div className="w-fit">
          <Select label="Sort by" hideLabel look="plain" value={sort} options={SORTS} onValueChange={chooseSort} />
        </div>
      </header>
      {window ? (
        <WindowShown view={view} count={window.count} boxRef={box} {...{ listProps, selection, openTicketId }} />
      ) : (
        <ListSkeleton />
      )}
      {selection.chosenIds.size > 0 && <BulkBar />}
    </div>
  );
}

interface WindowShownProps {
  view: View;
  count: number;
  listProps: WindowCursor["listProps"];
  selection: ListSelection;
  openTicketId: string | null;
  boxRef: RefObject<HTMLDivElement | null>;
}

function WindowShown({ view, count, ...list }: WindowShownProps) {
  const fill = useFirstFill();
  if (count > 0) {
    return (
      <>
        <FirstFillStrip />
        <TicketList label={view.label} {...list} />
      </>
    );
  }
  if (fill) return <FirstFillState fill={fill} />;
  return (
    <EmptyState icon={Inbox} title={view.emptyTitle}>
      {view.emptyText}
    </EmptyState>
  );
}

const NOTHING_HELD = { from: 0, rows: [] } as const;

const SORTS = [
  { value: "recently_updated", label: "Last changed" },
  { value: "newest", label: "Newest first" },
  { value: "oldest", label: "Oldest first" },
  { value: "priority", label: "Priority" },
  { value: "number", label: "Number" },
] as const satisfies readonly { value: TicketSort; label: string }[];

function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading tickets">
      {["first", "second", "third", "fourth"].map((row) => (
        <div key={row} className="space-y-2 border-b border-line px-4 py-3.5" style={{ height: TICKET_ROW_HEIGHT }}>
          <Skeleton className="h-3.5 w-3/4" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      ))}
    </div>
  );
}
