// What the server found beyond this device, under a heading of its own, with every state that asking a server can be in.

import { CloudOff, Globe } from "lucide-react";
import type { ReactNode } from "react";
import type { SearchQuery } from "#domain/search/search-query.ts";
import type { SearchHit } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { toFaultText } from "#renderer/ticket-display/fault-words.ts";
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
        <Globe aria-hidden className="size-3.5" /> {t("search.onServer")}
      </h3>
      <ServerState search={search} count={hits.length} />
      {hits.length > 0 && (
        <div className="min-h-0 overflow-y-auto border-t border-line bg-surface">
          <div role="listbox" aria-label={t("search.foundOnServer")}>
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
                {t("search.showMore")}
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
          <CloudOff aria-hidden className="size-3.5 shrink-0" /> {t("search.offline")}
        </Line>
      );
    case "searching":
      return (
        <Line>
          <Spinner /> {t("search.searching")}
        </Line>
      );
    case "failed":
      return (
        <Line>
          <span className="flex-1 text-warning-ink">{toFaultText(search.fault)}</span>
          <Button size="sm" onClick={search.searchAgain}>
            {t("actions.tryAgain")}
          </Button>
        </Line>
      );
    case "found":
      return <Line>{count === 0 ? t("search.nothingMore") : foundText(count)}</Line>;
  }
}

function foundText(count: number): string {
  return t("search.more", { count });
}

function Line({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="flex min-h-8 items-center gap-2 px-4 py-1 text-xs text-ink-muted">
      {children}
    </p>
  );
}
