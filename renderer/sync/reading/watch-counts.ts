import type { Observable } from "rxjs";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { asked } from "../asked.ts";
import type { TicketFilter } from "../desk.ts";
import { isSameJson } from "../watch.ts";
import { countFilter } from "./count-filter.ts";
import { countRows, touchedRows } from "./list-rows.ts";
import type { ShownTickets } from "./shown-tickets.ts";
import { orderOf } from "./ticket-order.ts";

const ANY_ORDER = orderOf({ sort: "newest", group: null });

/** How many tickets each filter holds, pending operations included; no ticket is read for it (L3). */
export function watchCounts<N extends string>(
  database: DeskDatabase,
  tickets: ShownTickets,
  filters: Readonly<Record<N, TicketFilter>>,
): Observable<Readonly<Record<N, number>>> {
  async function count(filter: TicketFilter): Promise<number> {
    const stored = await countFilter(database.tickets, filter);
    return countRows(stored, touchedRows(tickets.touched().values(), filter, ANY_ORDER));
  }

  async function countAll(): Promise<Record<N, number>> {
    const names = Object.keys(filters) as N[];
    const counts = await Promise.all(names.map((name) => count(filters[name])));
    return Object.fromEntries(names.map((name, at) => [name, counts[at]])) as Record<N, number>;
  }

  return asked(tickets.changed$, countAll, isSameJson);
}
