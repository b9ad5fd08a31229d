// The rows of a list that somebody looks at, and how many it has in all: read anew whenever a ticket changes, and no more
// of it than is looked at.

import { map, type Observable, of } from "rxjs";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { askedFor } from "../asked.ts";
import type { ListRequest, ShownTicket, TicketList, TicketWindow } from "../desk.ts";
import { toShown } from "../pending-overlay.ts";
import { isSameList } from "../watch.ts";
import { countRows, mergeRows, positionAmong, storedStretch, type TouchedRows, touchedRows } from "./list-rows.ts";
import { countBefore, readSections } from "./read-sections.ts";
import type { ShownTickets } from "./shown-tickets.ts";
import { isInFilter, orderOf, toSections } from "./ticket-order.ts";

export interface WatchedList extends TicketList {
  /** What is looked at; it may change as somebody scrolls. */
  request$: Observable<ListRequest>;
}

export function watchList(
  { tickets: collection }: DeskDatabase,
  tickets: ShownTickets,
  { request$, ...list }: WatchedList,
): Observable<TicketWindow> {
  const { filter } = list;
  const sections = toSections(list);
  const order = orderOf(list);
  const keep = createRowKeeper();

  async function read({ from, to, cursorId }: ListRequest): Promise<TicketWindow> {
    const touched = touchedRows(tickets.touched().values(), filter, order);
    const wanted = storedStretch({ from, to }, touched);
    const { counts, documents } = await readSections(collection, sections, wanted);
    const stored = counts.reduce((sum, count) => sum + count, 0);
    const rows = keep(mergeRows({ from, to }, { rows: documents.map(toShown), from: wanted.from }, touched, order));
    const at = rows.findIndex(({ id }) => id === cursorId);
    const cursorAt = at >= 0 ? from + at : await findPosition(cursorId, counts, touched);
    return { count: countRows(stored, touched), from, rows, cursorId, cursorAt };
  }

  async function findPosition(
    ticketId: string | null,
    counts: readonly number[],
    touched: TouchedRows,
  ): Promise<number | null> {
    const ticket = ticketId === null ? null : await tickets.find(ticketId);
    if (!ticket || !isInFilter(ticket, filter)) return null;
    const before = await countBefore(collection, sections, counts, ticket);
    return positionAmong(before, ticket, touched, order);
  }

  const window$ = askedFor(request$, tickets.changed$, read, isSameWindow, isCursorAmong);
  return tickets.onScreen.noting(window$, ({ rows }) => rows);
}

/** A cursor that moves among the rows that were told is no question to the store. */
function isCursorAmong(
  { wanted, value }: { wanted: ListRequest; value: TicketWindow },
  { from, to, cursorId }: ListRequest,
): boolean {
  const isSameStretch = from === wanted.from && to === wanted.to;
  return isSameStretch && (cursorId === null || value.rows.some(({ id }) => id === cursorId));
}

const WHOLE: ListRequest = { from: 0, to: Number.POSITIVE_INFINITY, cursorId: null };

/** All rows, of a list that is short. */
export function watchWholeList(
  database: DeskDatabase,
  tickets: ShownTickets,
  list: TicketList,
): Observable<readonly ShownTicket[]> {
  return watchList(database, tickets, { ...list, request$: of(WHOLE) }).pipe(map(({ rows }) => rows));
}

/** A ticket that has not changed stays the same object, so that a list renders only the rows that did. */
function createRowKeeper(): (rows: readonly ShownTicket[]) => ShownTicket[] {
  let before = new Map<string, ShownTicket>();
  return (rows) => {
    const kept = rows.map((row) => {
      const former = before.get(row.id);
      return former && isSameTicket(former, row) ? former : row;
    });
    before = new Map(kept.map((row) => [row.id, row]));
    return kept;
  };
}

function isSameTicket(a: ShownTicket, b: ShownTicket): boolean {
  return (Object.keys(a) as (keyof ShownTicket)[]).every((field) => a[field] === b[field]);
}

function isSameWindow(a: TicketWindow, b: TicketWindow): boolean {
  const isSamePlace = a.from === b.from && a.cursorId === b.cursorId && a.cursorAt === b.cursorAt;
  return a.count === b.count && isSamePlace && isSameList(a.rows, b.rows);
}
