// Search over what is on this device, as somebody types, and beyond it on the server while there is one. Stands in place of
// the list; the tickets opened from it are shown beside it.

import { useEffect, useMemo } from "react";
import { isBarelyBegun } from "#domain/search/is-barely-begun.ts";
import { parseSearch } from "#domain/search/parse-search.ts";
import type { FoundHere, SearchHit } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { SearchHints } from "#renderer/ticket-display/search-hints.tsx";
import { useListCursor } from "#renderer/ticket-display/use-list-cursor.ts";
import { useNextAtHand } from "#renderer/ticket-display/use-next-at-hand.ts";
import { useSearch } from "#renderer/ticket-display/use-search.ts";
import { useStable } from "#renderer/ui/use-stable.ts";
import { useStateOf } from "#renderer/ui/use-state-of.ts";
import { DeviceResults } from "./device-results.tsx";
import { NumberLookup } from "./number-lookup.tsx";
import { SearchField } from "./search-field.tsx";
import { SearchHelp } from "./search-help.tsx";
import { useSearchStore } from "./search-store.ts";
import { ServerResults } from "./server-results.tsx";
import { useOpenAndFollow } from "./use-open-and-follow.ts";
import { useServerSearch } from "./use-server-search.ts";
import { findWantedNumber } from "./wanted-number.ts";

export interface SearchPanelProps {
  openTicketId: string | null;
  onOpen: (ticketId: string) => void;
}

export function SearchPanel({ openTicketId, onOpen }: SearchPanelProps) {
  const { me } = useDesk();
  const typed = useSearchStore((state) => state.query) ?? "";
  const sought = typed.trim();
  const query = useMemo(() => parseSearch(sought, me), [sought, me]);
  const isSearching = query.terms.length > 0;
  const { found, showMore, searchNow } = useSearch(sought);
  useEffect(() => useSearchStore.subscribe(({ query: next }) => searchNow((next ?? "").trim())), [searchNow]);
  // What was found is marked by what it was found for: its rows stay as they are until the next letter is answered.
  const foundFor = found?.text ?? sought;
  const foundQuery = useMemo(() => parseSearch(foundFor, me), [foundFor, me]);
  const number = findNumberBeyond(sought, found);
  const server = useServerSearch(isSearching && number === null ? sought : "");
  const { here, beyond } = useMemo(() => apart(found, server.hits), [found, server.hits]);
  const openBeyond = useOpenAndFollow(onOpen);
  const [lookedUpId, noteLookedUp] = useStateOf<string>(number ?? "");
  const { move, openAtCursor, listProps } = useListCursor(
    useMemo(() => [...here, ...beyond].map(({ ticket }) => ticket), [here, beyond]),
    // Until somebody goes to a row, Enter means the ticket of the number.
    lookedUpId !== null ? null : ((here[0] ?? beyond[0])?.ticket.id ?? null),
    (ticketId) => (beyond.some(({ ticket }) => ticket.id === ticketId) ? openBeyond(ticketId) : onOpen(ticketId)),
  );
  const openMeant = useStable(() => {
    if (lookedUpId === null || listProps.cursorId !== null) return openAtCursor();
    openBeyond(lookedUpId);
    noteLookedUp(null);
  });
  const moveCursor = useStable(move);
  const pointAt = useNextAtHand(listProps, openTicketId);
  const shown = { openTicketId, listProps };

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SearchField query={typed} onMove={moveCursor} onEnter={openMeant} />
      <SearchHints text={sought} />
      {number !== null && <NumberLookup key={number} number={number} onFound={noteLookedUp} onOpen={openBeyond} />}
      {isSearching && !(here.length === 0 && isBarelyBegun(query)) ? (
        <DeviceResults
          {...shown}
          query={foundQuery}
          found={found}
          isNothing={found?.text === sought && found.hits.length === 0}
          isLookedUp={number !== null}
          onPointAt={pointAt}
          onMore={showMore}
        />
      ) : (
        <SearchHelp />
      )}
      {isSearching && number === null && (
        <ServerResults {...shown} query={query} search={server} isAlone={here.length === 0} hits={beyond} />
      )}
    </div>
  );
}

/** What has come to this device since the server was asked is shown once. */
function apart(found: FoundHere | undefined, atServer: readonly SearchHit[]) {
  const here = found?.hits ?? [];
  const known = new Set(here.map(({ ticket }) => ticket.id));
  return { here, beyond: atServer.filter(({ ticket }) => !known.has(ticket.id)) };
}

/** A ticket's number that this device does not have is looked up by itself. */
function findNumberBeyond(sought: string, found: FoundHere | undefined): string | null {
  const number = findWantedNumber(sought);
  if (!number || found?.text !== sought) return null;
  return found.hits.some(({ ticket }) => ticket.ticketNumber === number) ? null : number;
}
