import { SearchX } from "lucide-react";
import { memo, useMemo } from "react";
import type { SearchQuery } from "#domain/search/search-query.ts";
import type { FoundHere, ShownTicket } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import type { CursorListProps } from "#renderer/ticket-display/use-list-cursor.ts";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { VirtualList } from "#renderer/ui/virtual-list.tsx";
import { SEARCH_RESULT_HEIGHT, SearchResult } from "./search-result.tsx";

export interface DeviceResultsProps {
  /** For what was typed last that the store has answered; undefined until it has once. */
  found: FoundHere | undefined;
  /** Nothing is found here for what is typed now. */
  isNothing: boolean;
  /** Whether a number is looked up beyond this device, which says itself what comes of it. */
  isLookedUp: boolean;
  onMore: () => void;
  onPointAt: (ticket: ShownTicket) => void;
  query: SearchQuery;
  openTicketId: string | null;
  listProps: CursorListProps;
}

/** How close to the last row the rows may come that are rendered, some beyond those in view, before more is looked for. */
const EDGE = 4;

/** They stay as they are while somebody types on, until the next letter is answered. */
export const DeviceResults = memo(function DeviceResults({
  found,
  isNothing,
  isLookedUp,
  onMore,
  query,
  ...place
}: DeviceResultsProps) {
  const { openTicketId, listProps, onPointAt } = place;
  const hits = useMemo(() => new Map(found?.hits.map((hit) => [hit.ticket.id, hit])), [found]);
  const count = found?.hits.length ?? 0;
  const { cursorIndex } = listProps;
  return (
    <>
      <p role="status" className={count > 0 ? "px-4 py-2 text-xs text-ink-faint" : "sr-only"}>
        {/* Said anew with each answer, also where it is the same. */}
        {found && (count > 0 || isNothing) && <span key={found.text}>{resultText(found)}</span>}
      </p>
      {count > 0 ? (
        <VirtualList
          {...listProps}
          label={t("search.foundHere")}
          listKey={found?.text ?? ""}
          count={count}
          cursorIndex={cursorIndex !== null && cursorIndex < count ? cursorIndex : null}
          rowHeight={SEARCH_RESULT_HEIGHT}
          selectedId={openTicketId}
          onPointAt={onPointAt}
          onShown={(_first, last) => {
            if (found?.hasMore && count - last < EDGE) onMore();
          }}
        >
          {(ticket, state) => (
            <SearchResult ticket={ticket} passage={hits.get(ticket.id)?.passage ?? null} query={query} {...state} />
          )}
        </VirtualList>
      ) : (
        <div className="min-h-0 flex-1">
          {isNothing && !isLookedUp && (
            <EmptyState icon={SearchX} title={t("search.nothingHere")}>
              {t("search.nothingHereDetail")}
            </EmptyState>
          )}
        </div>
      )}
    </>
  );
});

function resultText({ hits, hasMore }: FoundHere): string {
  return t(hasMore ? "search.countFirst" : "search.count", { count: hits.length });
}
