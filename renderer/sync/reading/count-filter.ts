// How many tickets the store holds of a filter: from its tallies where they know what is asked, else within an index (L3).

import type { TicketDocument } from "#protocol/sync/documents.ts";
import { countDocuments } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { TicketFilter } from "../desk.ts";
import { toSelector } from "./ticket-order.ts";

type Tickets = DeskDatabase["tickets"];

/**
 * Of those older than some day most of a desk is: they are all that the tallies count without those that are newer, and only these
 * are gone through, in the index of the day. Of one customer there are few either way.
 */
export async function countFilter(tickets: Tickets, filter: TicketFilter): Promise<number> {
  const { createdBefore, ...younger } = filter;
  if (createdBefore === undefined || filter.userId !== undefined) return await count(tickets, filter);
  const { createdFrom = createdBefore } = filter;
  const end = createdFrom > createdBefore ? createdFrom : createdBefore;
  const [all, newer] = await Promise.all([count(tickets, younger), count(tickets, { ...younger, createdFrom: end })]);
  return all - newer;
}

function count(tickets: Tickets, filter: TicketFilter): Promise<number> {
  return countDocuments<TicketDocument>(tickets, toSelector(filter));
}
