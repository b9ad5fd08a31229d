// The working screen of agents and admins: views, list, conversation. What stands in each column beside the list comes
// from other features and is handed in by the app, which composes them.

import { HardDriveUpload, Headphones, Plus, Search } from "lucide-react";
import { memo, type ReactNode, useEffect, useMemo } from "react";
import { take } from "rxjs";
import { useHashLocation } from "wouter/use-hash-location";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { formatNumber } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { keysOf, useDeskCommand } from "#renderer/ticket-display/desk-commands.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { KeyboardHint } from "#renderer/ui/keyboard-hint.tsx";
import { useMedia } from "#renderer/ui/use-media.ts";
import { useStable } from "#renderer/ui/use-stable.ts";
import { changeOfView } from "./change-of-view.ts";
import { Columns, NO_ROOM } from "./columns.tsx";
import { FIRST_VIEW } from "./inbox-route.ts";
import { keyOfSaved } from "./own-views.ts";
import { useAfterSendCommands } from "./use-after-send-commands.ts";
import { useChangeMany } from "./use-change-many.ts";
import { useGoToView } from "./use-go-to-view.ts";
import { useInboxRoute } from "./use-inbox-route.ts";
import { useStartFilter } from "./use-start-filter.ts";
import { useTellOfGoneViews } from "./use-tell-of-gone-views.ts";
import { useViewGroups } from "./use-view-groups.ts";
import type { ViewKey } from "./view-key.ts";
import { ViewList } from "./view-list.tsx";
import { ViewPanel } from "./view-panel.tsx";
import { filtersOf, findView, type View, type ViewGroup } from "./views.ts";

export interface AgentScreenProps {
  /** At the head of the first column: who is signed in, settings, signing out. */
  accountMenu: ReactNode;
  /** In place of the list while somebody searches, otherwise null. */
  search: ReactNode | null;
  /** In place of list and ticket where the address leads elsewhere, otherwise null. */
  page: ReactNode | null;
  /** Ways to such pages, at the foot of the first column. */
  places: ReactNode;
  ticket: (ticketId: string) => ReactNode;
  onSearch: () => void;
  onLeaveSearch: () => void;
  onNewTicket: () => void;
  onOpenOutbox: () => void;
}

export function AgentScreen({ accountMenu, search: results, page, places, ticket, ...on }: AgentScreenProps) {
  const route = useInboxRoute();
  const [address] = useHashLocation();
  const isNarrow = useMedia(NO_ROOM);
  const groups = useViewGroups();
  const view = findView(groups, route.view);
  const goToView = useGoToView(groups, on.onLeaveSearch);
  const leaveTicket = () => route.goTo({ view: route.view, ticketId: null });
  const search = useStable(() => {
    if (isNarrow && route.ticketId !== null) leaveTicket();
    on.onSearch();
  });
  useViewShortcuts(goToView);
  useDeskCommand("search", search);
  useDeskCommand("newTicket", on.onNewTicket);
  useDeskCommand("outbox", on.onOpenOutbox);
  useAfterSendCommands();
  const startFilter = useStartFilter();
  const filter = (from: View | null) => {
    on.onLeaveSearch();
    startFilter(from, { ticketId: isNarrow ? null : route.ticketId });
  };
  const filterView = () => filter(view ?? null);
  useDeskCommand("filter", filterView);
  useTellOfGoneViews(groups);
  useFallBackToFirstView(route, groups);

  const sidebar = (onChosen: () => void) => (
    <>
      <div className="flex h-12 shrink-0 items-center gap-1 px-2">
        <div className="min-w-0 flex-1">{accountMenu}</div>
        <IconButton label={t("inbox.newTicket")} icon={Plus} keys={keysOf("newTicket")} onClick={on.onNewTicket} />
      </div>
      <SearchButton onPress={search} />
      <SidebarViews
        groups={groups}
        current={results || page ? null : route.view}
        onChoose={(key) => {
          goToView(key);
          onChosen();
        }}
        onNewView={() => {
          filter(null);
          onChosen();
        }}
      />
      {places}
      <OutboxButton onPress={on.onOpenOutbox} />
    </>
  );
  const list = view && (
    <ViewPanel
      view={view}
      openTicketId={route.ticketId}
      onOpen={route.openTicket}
      onLeave={leaveTicket}
      onFilter={filterView}
    />
  );
  return (
    <Columns
      sidebar={sidebar}
      isNarrow={isNarrow}
      page={results ? null : page}
      list={results ?? list}
      ticket={route.ticketId === null ? <NothingChosen onNewTicket={on.onNewTicket} /> : ticket(route.ticketId)}
      isTicketOpen={route.ticketId !== null}
      place={`${address} ${results !== null}`}
      onLeaveTicket={leaveTicket}
    />
  );
}

function useViewShortcuts(goToView: (key: ViewKey) => void): void {
  useDeskCommand("viewMine", () => goToView("mine"));
  useDeskCommand("viewUnassigned", () => goToView("unassigned"));
  useDeskCommand("viewFollowed", () => goToView("followed"));
  useDeskCommand("viewAll", () => goToView("all"));
  useDeskCommand("viewOpen", () => goToView("status-open"));
  useDeskCommand("viewInProgress", () => goToView("status-in_progress"));
  useDeskCommand("viewClosed", () => goToView("status-closed"));
}

/** An address may name a colleague who is gone, or be of somebody else's screen. */
function useFallBackToFirstView(
  { view, ticketId, goTo }: ReturnType<typeof useInboxRoute>,
  groups: readonly ViewGroup[],
): void {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const isLost = staff !== undefined && staff.length > 0 && !findView(groups, view);
  useEffect(() => {
    if (!isLost) return;
    // A view that was saved this moment has not been shown yet.
    const subscription = desk
      .watchSavedFilters()
      .pipe(take(1))
      .subscribe((saved) => {
        if (!saved.some((filter) => keyOfSaved(filter) === view)) goTo({ view: FIRST_VIEW, ticketId });
      });
    return () => subscription.unsubscribe();
  }, [isLost, desk, goTo, view, ticketId]);
}

interface SidebarViewsProps {
  groups: readonly ViewGroup[];
  current: ViewKey | null;
  onChoose: (key: ViewKey) => void;
  onNewView: () => void;
}

function SidebarViews({ groups, current, onChoose, onNewView }: SidebarViewsProps) {
  const desk = useDesk();
  const filters = useMemo(() => filtersOf(groups), [groups]);
  const counts = useWatched(() => desk.watchCounts(filters), [desk, filters]);
  const { change } = useChangeMany();
  const drop = (key: ViewKey, ticketIds: readonly string[]) => {
    const wanted = changeOfView(key, desk.me);
    if (wanted) void change(ticketIds, wanted);
  };
  const takesDrop = (key: ViewKey) => changeOfView(key, desk.me) !== null;
  return (
    <ViewList
      {...{ groups, counts, current }}
      onChoose={useStable(onChoose)}
      onNewView={useStable(onNewView)}
      onDrop={useStable(drop)}
      takesDrop={useStable(takesDrop)}
    />
  );
}

const SearchButton = memo(function SearchButton({ onPress }: { onPress: () => void }) {
  return (
    <div className="px-2 pb-3">
      <button
        type="button"
        onClick={onPress}
        className="flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-left text-ink-faint shadow-card hover:border-control"
      >
        <Search aria-hidden className="size-4" />
        <span className="flex-1">{t("inbox.search")}</span>
        <KeyboardHint keys={keysOf("search")} />
      </button>
    </div>
  );
});

const OutboxButton = memo(function OutboxButton({ onPress }: { onPress: () => void }) {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const count = (status?.waiting ?? 0) + (status?.needsAttention ?? 0);
  const tone = status?.needsAttention ? "bg-danger-soft text-danger-ink" : "bg-warning-soft text-warning-ink";
  return (
    <div className="px-2 pb-2">
      <button
        type="button"
        onClick={onPress}
        className="flex h-7 w-full items-center gap-2 rounded-md px-2 text-left text-ink-muted hover:bg-hover hover:text-ink"
      >
        <HardDriveUpload aria-hidden className="size-4 text-ink-faint" />
        <span className="flex-1">{t("inbox.outbox")}</span>
        {count > 0 && (
          <span className={`rounded-full px-1.5 text-2xs font-semibold tabular-nums ${tone}`}>
            {formatNumber(count)}
          </span>
        )}
      </button>
    </div>
  );
});

const NothingChosen = memo(function NothingChosen({ onNewTicket }: { onNewTicket: () => void }) {
  return (
    <EmptyState
      icon={Headphones}
      title={t("inbox.nothingChosen")}
      action={
        <Button icon={Plus} onClick={onNewTicket}>
          {t("inbox.newTicket")}
        </Button>
      }
    >
      <p>
        {t.rich("inbox.nothingChosenDetail", {
          next: () => <KeyboardHint keys="j" />,
          previous: () => <KeyboardHint keys="k" />,
          open: () => <KeyboardHint keys="Enter" />,
        })}
      </p>
    </EmptyState>
  );
});
