// Lists of tickets as a whole: short ones, as those are that hold some words. Messages are held in memory from the first
// search for words on.

import { combineLatest, defer, distinctUntilChanged, from, map, type Observable, of, startWith, switchMap } from "rxjs";
import type { MessageDocument } from "#protocol/sync/documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Desk, ShownTicket, TicketFilter, TicketSort } from "./desk.ts";
import { type Mirror, startMirror } from "./mirror.ts";
import type { ShownTickets } from "./reading/shown-tickets.ts";
import { watchList } from "./reading/watch-list.ts";
import { createSearchIndex, type SearchIndex } from "./search-index.ts";
import { isSameList } from "./watch.ts";

export interface FoundTickets extends Pick<Desk, "watchTickets"> {
  stop(): void;
}

const WHOLE = { from: 0, to: Number.POSITIVE_INFINITY, cursorId: null };

interface Searched {
  messages: Mirror<MessageDocument>;
  index: SearchIndex;
}

export function createFoundTickets(database: DeskDatabase, tickets: ShownTickets): FoundTickets {
  let searched: Promise<Searched> | null = null;

  function start(): Promise<Searched> {
    searched ??= startMirror(database.messages).then((messages) => ({
      messages,
      index: createSearchIndex(messages, tickets),
    }));
    return searched;
  }

  function watchWhole(filter: TicketFilter, sort: TicketSort): Observable<readonly ShownTicket[]> {
    return watchList(database, tickets, { filter, sort, request$: of(WHOLE) }).pipe(map(({ rows }) => rows));
  }

  return {
    watchTickets({ text = "", ...filter }, sort) {
      if (text.trim() === "") return watchWhole(filter, sort);
      return defer(() => from(start())).pipe(
        switchMap(({ messages, index }) => {
          const changed$ = messages.changed$.pipe(startWith(null));
          return combineLatest([watchWhole(filter, sort), changed$]).pipe(
            map(([rows]) => rows.filter(index.finder(text) ?? (() => true))),
          );
        }),
        distinctUntilChanged(isSameList),
      );
    },
    stop() {
      void searched?.then(({ messages }) => messages.stop());
    },
  };
}
