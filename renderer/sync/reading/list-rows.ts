// A list that nobody holds whole: the store knows its confirmed rows by their positions, and the few tickets that pending
// operations touch are known here. The rows of any stretch are put together from both, at the places where they belong.

import type { ShownTicket, TicketFilter } from "../desk.ts";
import { toShown } from "../pending-overlay.ts";
import { isInFilter, type Order } from "./ticket-order.ts";
import type { TouchedTicket } from "./touched-tickets.ts";

/** Positions in a list: from the first up to, and without, the last. */
export interface Stretch {
  from: number;
  to: number;
}

export interface TouchedRows {
  /** Rows that the store counts to this list, and that are shown otherwise, elsewhere or not at all; in the list's order. */
  replaced: readonly ShownTicket[];
  /** What is shown of touched tickets in this list, in its order. */
  placed: readonly ShownTicket[];
}

export function touchedRows(touched: Iterable<TouchedTicket>, filter: TicketFilter, order: Order): TouchedRows {
  const tickets = [...touched];
  const isHere = (ticket: ShownTicket | null) => ticket !== null && isInFilter(ticket, filter);
  const confirmed = tickets.map((ticket) => ticket.confirmed && toShown(ticket.confirmed)).filter(isHere);
  const shown = tickets.map((ticket) => ticket.shown).filter(isHere);
  return { replaced: (confirmed as ShownTicket[]).sort(order), placed: (shown as ShownTicket[]).sort(order) };
}

/** How many rows the list has, where the store counts so many. */
export function countRows(stored: number, { replaced, placed }: TouchedRows): number {
  return Math.max(0, stored - replaced.length + placed.length);
}

/** Which rows of the store may be among those of the stretch, wherever the touched ones fall. */
export function storedStretch({ from, to }: Stretch, { replaced, placed }: TouchedRows): Stretch {
  return { from: Math.max(0, from - placed.length), to: to + replaced.length };
}

export interface StoredRows {
  /** As the store has them in the list's order. */
  rows: readonly ShownTicket[];
  /** The position of the first among all that the store counts to the list. */
  from: number;
}

/** The rows of the stretch; fewer where the list ends. `stored` are those of `storedStretch`. */
export function mergeRows(stretch: Stretch, stored: StoredRows, touched: TouchedRows, order: Order): ShownTicket[] {
  const { replaced, placed } = touched;
  const [first] = stored.rows;
  if (!first && stored.from > 0) return [];
  const kept = withoutTouched(stored.rows, touched);
  const goneBefore = first ? replaced.filter((ticket) => order(ticket, first) < 0).length : 0;
  const start = stored.from - goneBefore;
  return merge(kept, placed, order).slice(Math.max(0, stretch.from - start), Math.max(0, stretch.to - start));
}

/** What has just arrived, or moved from one section to another, may be known in both places for a moment: it is one row. */
function withoutTouched(rows: readonly ShownTicket[], { replaced, placed }: TouchedRows): ShownTicket[] {
  const known = new Set([...replaced, ...placed].map(({ id }) => id));
  return rows.filter(({ id }) => !known.has(id) && known.add(id));
}

/** The position of a ticket of the list, where so many rows of the store come before it. */
export function positionAmong(storedBefore: number, ticket: ShownTicket, touched: TouchedRows, order: Order): number {
  const isBefore = (other: ShownTicket) => order(other, ticket) < 0;
  return storedBefore - touched.replaced.filter(isBefore).length + touched.placed.filter(isBefore).length;
}

function merge(stored: readonly ShownTicket[], placed: readonly ShownTicket[], order: Order): ShownTicket[] {
  const rows: ShownTicket[] = [];
  let at = 0;
  for (const row of stored) {
    for (let next = placed[at]; next && order(next, row) < 0; next = placed[at]) {
      rows.push(next);
      at += 1;
    }
    rows.push(row);
  }
  return [...rows, ...placed.slice(at)];
}
