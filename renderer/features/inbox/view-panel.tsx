import { Inbox, ListFilter } from "lucide-react";
import { type RefObject, useRef } from "react";
import type { ShownTicket, TicketSort } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { keysOf } from "#renderer/ticket-display/desk-commands.ts";
import { FirstFillState, FirstFillStrip, useFirstFill } from "#renderer/ticket-display/first-fill.tsx";
import { FIRST_ORDER, type GroupBy, type ListOrder } from "#renderer/ticket-display/list-orders.ts";
import { useNextAtHand } from "#renderer/ticket-display/use-next-at-hand.ts";
import { useWindowCursor, type WindowCursor } from "#renderer/ticket-display/use-window-cursor.ts";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { Late } from "#renderer/ui/late.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useStable } from "#renderer/ui/use-stable.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { useChangeRun } from "./change-run-store.ts";
import { FilterBar } from "./filter-bar.tsx";
import { useInboxStore } from "./inbox-store.ts";
import { OrderMenu } from "./order-menu.tsx";
import { OwnViewMenu } from "./own-view-menu.tsx";
import { TicketList } from "./ticket-list.tsx";
import { TICKET_ROW_HEIGHT } from "./ticket-row.tsx";
import { useListOfView } from "./use-list-of-view.ts";
import { useListPlaceOf } from "./use-list-place.ts";
import { type ListSelection, useListSelection } from "./use-list-selection.ts";
import { isOwn, type View } from "./views.ts";

export interface ViewPanelProps {
  view: View;
  openTicketId: string | null;
  onOpen: (ticketId: string) => void;
  /** Closes the open ticket. */
  onLeave: () => void;
  /** Begins to narrow what the view holds. */
  onFilter: () => void;
}

/** The tickets of one view, in the chosen order. Where another view follows, its rows take the places of the former's. */
export function ViewPanel({ view, openTicketId, onOpen, onLeave, onFilter }: ViewPanelProps) {
  const order = useInboxStore((state) => state.orders[view.key]) ?? FIRST_ORDER;
  const chooseOrder = useInboxStore((state) => state.chooseOrder);
  const changeOrder = useStable((chosen: ListOrder) => chooseOrder(view.key, chosen));
  const startFilter = useStable(onFilter);
  const list = useListOfView()(view);
  const { window, listProps, moveTo } = useWindowCursor({ list, listKey: view.key, openTicketId, onOpen });
  const box = useRef<HTMLDivElement>(null);
  useListPlaceOf({ list, openTicketId, box, onOpen, onLeave, moveCursorTo: moveTo });
  const isChanging = useChangeRun(({ progress }) => progress !== null);
  const pointAt = useNextAtHand(listProps, openTicketId);
  const selection = useListSelection({ list, listKey: view.key, held: window ?? NOTHING_HELD, cursor: listProps });

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="@container flex h-12 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4 notices-follow">
        <h2 className="min-w-0 truncate text-base font-semibold">{view.label}</h2>
        <span role="status" className="text-xs text-ink-faint tabular-nums">
          {window &&
            t.rich("inbox.count", { count: window.count, hidden: (words) => <span className="sr-only">{words}</span> })}
        </span>
        <span className="flex-1" />
        {!view.own && (
          <IconButton label={t("inbox.filter.start")} icon={ListFilter} keys={keysOf("filter")} onClick={startFilter} />
        )}
        <OrderMenu listKey={view.key} order={order} onChange={changeOrder} />
        {isOwn(view) && view.own.saved && <OwnViewMenu key={view.key} view={view} saved={view.own.saved} />}
      </header>
      {isOwn(view) && <FilterBar key={view.key} view={view} />}
      {window ? (
        <WindowShown
          view={view}
          count={window.count}
          boxRef={box}
          sort={list.sort}
          groupBy={order.groupBy}
          onPointAt={pointAt}
          {...{ listProps, selection, openTicketId }}
        />
      ) : (
        <Late>
          <ListSkeleton />
        </Late>
      )}
      {(selection.hasChosen || isChanging) && <BulkBar list={list} count={window?.count ?? 0} />}
    </div>
  );
}

interface WindowShownProps {
  view: View;
  count: number;
  listProps: WindowCursor["listProps"];
  selection: ListSelection;
  onPointAt: (ticket: ShownTicket) => void;
  openTicketId: string | null;
  boxRef: RefObject<HTMLDivElement | null>;
  sort: TicketSort;
  groupBy: GroupBy;
}

function WindowShown({ view, count, ...list }: WindowShownProps) {
  const fill = useFirstFill();
  if (count > 0) {
    return (
      <>
        <FirstFillStrip />
        <TicketList label={view.label} listKey={view.key} {...list} />
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

function ListSkeleton() {
  return (
    <div role="status" aria-label={t("inbox.loading")}>
      {["first", "second", "third", "fourth"].map((row) => (
        <div key={row} className="space-y-2 border-b border-line px-4 py-3.5" style={{ height: TICKET_ROW_HEIGHT }}>
          <Skeleton className="h-3.5 w-3/4" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      ))}
    </div>
  );
}
