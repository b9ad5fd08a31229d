// Lists, counts and single tickets, as the screens watch them.

import { merge } from "rxjs";
import type { Desk, ShownTicket, TicketFilter } from "./desk.ts";
import type { Replica } from "./replica.ts";
import type { SearchIndex } from "./search-index.ts";
import type { ShownTickets } from "./shown-tickets.ts";
import { isInFilter, orderOf } from "./ticket-list.ts";
import { isSameJson, isSameList, watched } from "./watch.ts";

type Watches = Pick<Desk, "watchTickets" | "watchCounts" | "watchStaff" | "watchCustomers">;

export function createTicketWatches(replica: Replica, tickets: ShownTickets, search: SearchIndex): Watches {
  const changed$ = merge(tickets.changed$, replica.messageWords.changed$);

  function find(filter: TicketFilter): ShownTicket[] {
    const holdsText = search.finder(filter.text ?? "");
    const found: ShownTicket[] = [];
    for (const ticket of tickets.all().values()) {
      if (isInFilter(ticket, filter) && (!holdsText || holdsText(ticket))) found.push(ticket);
    }
    return found;
  }

  return {
    watchTickets: (filter, sort) => watched(changed$, () => find(filter).sort(orderOf(sort)), isSameList),
    watchCounts<N extends string>(filters: Readonly<Record<N, TicketFilter>>) {
      const names = Object.keys(filters) as N[];
      const count = () =>
        Object.fromEntries(names.map((name) => [name, find(filters[name]).length])) as Record<N, number>;
      return watched(changed$, count, isSameJson);
    },
    watchStaff: () => watched(replica.people.changed$, () => staffByName(replica), isSameJson),
    watchCustomers: () => watched(replica.tickets.changed$, () => tickets.customers.byName(), isSameJson),
  };
}

function staffByName({ people }: Replica) {
  return [...people.all().values()]
    .filter(({ role }) => role !== "customer")
    .map(({ version: _version, ...person }) => person)
    .sort((a, b) => a.displayName.localeCompare(b.displayName) || (a.id < b.id ? -1 : 1));
}
