import { filter, type Observable } from "rxjs";
import type { ShownTicket } from "../desk.ts";
import { asked, isSameJson } from "../watch.ts";
import type { ShownTickets } from "./shown-tickets.ts";

/** A ticket as shown, null while there is none to show. */
export function watchTicket(tickets: ShownTickets, ticketId: string): Observable<ShownTicket | null> {
  const changed$ = tickets.changed$.pipe(filter((ids) => ids.includes(ticketId)));
  return asked(changed$, () => tickets.find(ticketId), isSameJson);
}
