// Rows of a list by their positions, as the store has them, without reading what lies before them: each section of the
// list is read from its index, from whichever end is nearer.

import type { TicketDocument } from "#protocol/sync/documents.ts";
import { countDocuments, findDocuments } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { ShownTicket } from "../desk.ts";
import type { Stretch } from "./list-rows.ts";
import { isInFilter, type Section, selectorsBefore, toQuery } from "./ticket-order.ts";

type Tickets = DeskDatabase["tickets"];

function countSections(tickets: Tickets, sections: readonly Section[]): Promise<number[]> {
  return Promise.all(sections.map(({ selector }) => countDocuments<TicketDocument>(tickets, selector)));
}

export interface ReadSections {
  /** How many tickets each section holds. */
  counts: readonly number[];
  /** Fewer than asked for where the list ends. */
  documents: readonly TicketDocument[];
}

/**
 * What begins at the head of the list, as most that is looked at, is read while it is counted: both are answered in the time of
 * one, unless it goes on in further sections.
 */
export async function readSections(
  tickets: Tickets,
  sections: readonly Section[],
  { from, to }: Stretch,
): Promise<ReadSections> {
  const [counts, head] = await Promise.all([
    countSections(tickets, sections),
    readHead(tickets, sections, { from, to }),
  ]);
  let start = 0;
  const parts: (Promise<TicketDocument[]> | TicketDocument[])[] = [];
  for (const [at, section] of sections.entries()) {
    const count = counts[at] ?? 0;
    const stretch = { from: Math.max(0, from - start), to: Math.min(count, to - start) };
    if (at === 0 && head) parts.push(head.slice(0, count));
    else if (stretch.from < stretch.to) parts.push(readSection(tickets, section, count, stretch));
    start += count;
  }
  return { counts, documents: (await Promise.all(parts)).flat() };
}

/** Null where it must be known first how long the first section is. */
async function readHead(
  tickets: Tickets,
  [first]: readonly Section[],
  { from, to }: Stretch,
): Promise<TicketDocument[] | null> {
  if (!first || from > 0 || to === 0 || !Number.isFinite(to)) return null;
  return await findDocuments<TicketDocument>(tickets, toQuery(first, forwards(from, to)));
}

async function readSection(
  tickets: Tickets,
  section: Section,
  count: number,
  { from, to }: Stretch,
): Promise<TicketDocument[]> {
  const isReversed = count - to < from;
  const place = isReversed ? { isReversed, skip: count - to, limit: to - from } : forwards(from, to);
  const found = await findDocuments<TicketDocument>(tickets, toQuery(section, place));
  return isReversed ? found.reverse() : found;
}

function forwards(from: number, to: number) {
  return { isReversed: false, skip: from, limit: to - from };
}

/** How many rows of the store come before this ticket. It need not be among them. */
export async function countBefore(
  tickets: Tickets,
  sections: readonly Section[],
  counts: readonly number[],
  ticket: ShownTicket,
): Promise<number> {
  const at = sections.findIndex(({ filter }) => isInFilter(ticket, filter));
  const section = sections[at];
  if (!section) return 0;
  const selectors = selectorsBefore(section, ticket);
  const within = await Promise.all(selectors.map((selector) => countDocuments<TicketDocument>(tickets, selector)));
  return [...counts.slice(0, at), ...within].reduce((sum, count) => sum + count, 0);
}
