import { filter, type Observable } from "rxjs";
import { asked } from "../asked.ts";
import type { ShownTicket } from "../desk.ts";
import { createValueKeeper, isSameJson, knownBy } from "../watch.ts";
import { isAmong, type ShownTickets } from "./shown-tickets.ts";

/** A ticket as shown, null while there is none to show; known at once where it is on the screen. */
export function watchTicket(tickets: ShownTickets, ticketId: string): Observable<ShownTicket | null> {
  const keep = createValueKeeper<ShownTicket | null>(isSameJson);
  const changed$ = tickets.changed$.pipe(filter((changed) => isAmong(changed, ticketId)));
  const ticket$ = asked(changed$, async () => keep(await tickets.find(ticketId)));
  return knownBy(ticket$, () => {
    const ticket = tickets.onScreen.find(ticketId);
    return ticket && keep(ticket);
  });
}
