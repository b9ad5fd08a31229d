// What the server found beyond this device, under a heading of its own, with every state that asking a server can be in.

import { CloudOff, Globe } from "lucide-react";
import type { ReactNode } from "react";
import type { SearchQuery } from "#domain/search/search-query.ts";
import type { SearchHit } from "#renderer/sync/desk.ts";
import type { CursorListProps } from "#renderer/ticket-display/use-list-cursor.ts";
import { Button } from "#renderer/ui/button.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { Spinner } from "#renderer/ui/spinner.tsx";
import { SEARCH_RESULT_HEIGHT, SearchResult } from "./search-result.tsx";
import type { ServerSearchState } from "./use-server-search.ts";

export interface ServerResultsProps {
  search: ServerSearchState;
  /** Nothing is found on this device, so there is room. */
  isAlone: boolean;
  /** Of what was found, what is not on this device. */
  hits: readonly SearchHit[];
  query: SearchQuery;
  openTicketId: string | null;
  listProps: Pick<CursorListProps, "cursorId" | "onPress">;
}

export function ServerResults({ search, isAlone, hits, query, openTicketId, listProps }: ServerResultsProps) {
  const { cursorId, onPress } = listProps;
  return (
    <section
      aria-labelledby="server-results"
      className={classes(
        "flex min-h-0 shrink-0 flex-col border-t border-line-strong bg-canvas",
        isAlone ? "max-h-3/4" : "max-h-2/5",
      )}
    >
      <h3 id="server-results" className="flex items-center gap-2 px-4 pt-2.5 text-xs font-semibold text-ink-muted">
        <Globe aria-hidden className="size-3.5" /> On the server
      </h3>
      <ServerState search={search} count={hits.length} />
      {hits.length > 0 && (
        <div className="min-h-0 overflow-y-auto border-t border-line bg-surface">
          <div role="listbox" aria-label="Found on the server">
            {hits.map(({ ticket, passage }) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the cursor of the search goes on into this list.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the search field moves the cursor and opens rows by keyboard.
              <div
                key={ticket.id}
                role="option"
                aria-selected={ticket.id === openTicketId}
                style={{ height: SEARCH_RESULT_HEIGHT }}
                ref={ticket.id === cursorId ? scrollIntoView : null}
                onClick={() => onPress(ticket)}
              >
                <SearchResult
                  ticket={ticket}
                  passage={passage}
                  query={query}
                  isSelected={ticket.id === openTicketId}
                  isAtCursor={ticket.id === cursorId}
                />
              </div>
            ))}
          </div>
          {search.showMore && (
            <div className="p-2">
              <Button size="sm" onClick={search.showMore}>
                Show more
              </Button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function scrollIntoView(row: HTMLDivElement | null): void {
  row?.scrollIntoView({ block: "nearest" });
}

function ServerState({ search, count }: { search: ServerSearchState; count: number }) {
  switch (search.state) {
    case "idle":
      return null;
    case "offline":
      return (
        <Line>
          <CloudOff aria-hidden className="size-3.5 shrink-0" /> While you are offline, only this device is searched.
        </Line>
      );
    case "searching":
      return (
        <Line>
          <Spinner /> Searching the server…
        </Line>
      );
    case "failed":
      return (
        <Line>
          <span className="flex-1 text-warning-ink">The server could not be searched just now.</span>
          <Button size="sm" onClick={search.searchAgain}>
            Try again
          </Button>
        </Line>
      );
    case "found":
      return <Line>{count === 0 ? "Nothing more on the server." : foundText(count)}</Line>;
  }
}

function foundText(count: number): string {
  return `${count === 1 ? "1 more ticket" : `${count.toLocaleString()} more tickets`}. Opening one follows it.`;
}

function Line({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="flex min-h-8 items-center gap-2 px-4 py-1 text-xs text-ink-muted">
      {children}
    </p>
  );
}
