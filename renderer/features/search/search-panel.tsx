// Search over what is on the device, and by number beyond it. Stands in place of the list; the tickets opened from it are
// shown beside it.

import { Search, SearchX, X } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useEffect, useRef } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { useListCursor } from "#renderer/ticket-display/use-list-cursor.ts";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { VirtualList } from "#renderer/ui/virtual-list.tsx";
import { NumberLookup } from "./number-lookup.tsx";
import { SEARCH_RESULT_HEIGHT, SearchResult } from "./search-result.tsx";
import { useSearchStore } from "./search-store.ts";
import { findWantedNumber } from "./wanted-number.ts";

export interface SearchPanelProps {
  openTicketId: string | null;
  onOpen: (ticketId: string) => void;
}

const NOTHING: readonly ShownTicket[] = [];

export function SearchPanel({ openTicketId, onOpen }: SearchPanelProps) {
  const query = useSearchStore((state) => state.query) ?? "";
  const sought = useDeferredValue(query.trim());
  const found = useFound(sought);
  const { move, openAtCursor, listProps } = useListCursor(found ?? NOTHING, found?.[0]?.id ?? null, onOpen);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SearchField query={query} onMove={move} onEnter={openAtCursor} />
      <p role="status" className={found && found.length > 0 ? "px-4 py-2 text-xs text-ink-faint" : "sr-only"}>
        {sought && found && resultText(found.length)}
      </p>
      <LookupBeyond query={sought} found={found} onOpen={onOpen} />
      {sought === "" ? (
        <EmptyState icon={Search} title="Search what is on this device">
          Subjects, numbers, customers and every message. Beginnings of words are enough.
        </EmptyState>
      ) : found && found.length > 0 ? (
        <VirtualList {...listProps} label="Search results" rowHeight={SEARCH_RESULT_HEIGHT} selectedId={openTicketId}>
          {(ticket, state) => <SearchResult ticket={ticket} query={sought} {...state} />}
        </VirtualList>
      ) : (
        found && (
          <EmptyState icon={SearchX} title="Nothing found on this device">
            Try fewer or shorter words. A ticket that is not yours is found by its whole number while you are online.
          </EmptyState>
        )
      )}
    </div>
  );
}

function useFound(sought: string): readonly ShownTicket[] | undefined {
  const desk = useDesk();
  // No words find no tickets: a list of no status is empty.
  return useWatched(
    () => desk.watchTickets(sought === "" ? { status: [] } : { text: sought }, "recently_updated"),
    [desk, sought],
  );
}

function LookupBeyond({
  query,
  found,
  onOpen,
}: {
  query: string;
  found: readonly ShownTicket[] | undefined;
  onOpen: (id: string) => void;
}) {
  const number = findWantedNumber(query);
  if (!number || !found || found.some(({ ticketNumber }) => ticketNumber === number)) return null;
  return <NumberLookup key={number} number={number} onOpen={onOpen} />;
}

function SearchField({ query, onMove, onEnter }: { query: string; onMove: (by: number) => void; onEnter: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const { change, leave, focusRequests } = useSearchStore();
  useEffect(() => {
    if (focusRequests > 0) field.current?.select();
  }, [focusRequests]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || !["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") leave();
    else if (event.key === "Enter") onEnter();
    else onMove(event.key === "ArrowDown" ? 1 : -1);
  }

  return (
    <search className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
      <Search aria-hidden className="size-4 text-ink-faint" />
      <input
        autoComplete="off"
        ref={field}
        type="text"
        aria-label="Search tickets"
        placeholder="Search tickets"
        value={query}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-8 min-w-0 flex-1 rounded-sm bg-transparent text-base outline-none"
      />
      <IconButton label="Leave search" icon={X} keys="Escape" onClick={leave} />
    </search>
  );
}

function resultText(count: number): string {
  return count === 1 ? "1 ticket found" : `${count.toLocaleString()} tickets found`;
}
