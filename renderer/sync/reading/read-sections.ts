// Rows of a list by their positions, as the store has them, without reading what lies before them: each section of the
// list is read from its index, from whichever end is nearer.

import type { TicketDocument } from "#protocol/sync/documents.ts";
import { countDocuments, findDocuments } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { ShownTicket } from "../desk.ts";
import { countFilter } from "./count-filter.ts";
import type { Stretch } from "./list-rows.ts";
import { isInFilter, type Section, selectorsBefore, toQuery } from "./ticket-order.ts";

type Tickets = DeskDatabase["tickets"];

/** How many tickets each section holds. */
export function countSections(tickets: Tickets, sections: readonly Section[]): Promise<number[]> {
  return Promise.all(sections.map(({ filter }) => countFilter(tickets, filter)));
}

/** `counts` are those of the sections. @returns fewer than asked for where the list ends. */
export async function readSections(
  tickets: Tickets,
  sections: readonly Section[],
  counts: readonly number[],
  { from, to }: Stretch,
): Promise<TicketDocument[]> {
  let start = 0;
  const parts: Promise<TicketDocument[]>[] = [];
  for (const [at, section] of sections.entries()) {
    const count = counts[at] ?? 0;
    const stretch = { from: Math.max(0, from - start), to: Math.min(count, to - start) };
    if (stretch.from < stretch.to) parts.push(readSection(tickets, section, count, stretch));
    start += count;
  }
  return (await Promise.all(parts)).flat();
}

async function readSection(
  tickets: Tickets,
  section: Section,
  count: number,
  { from, to }: Stretch,
): Promise<TicketDocument[]> {
  const isReversed = count - to < from;
  const skip = isReversed ? count - to : from;
  const found = await findDocuments<TicketDocument>(tickets, toQuery(section, { isReversed, skip, limit: to - from }));
  return isReversed ? found.reverse() : found;
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
