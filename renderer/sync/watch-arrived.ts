// What arrived in a ticket while a reply to it was on its way, so that its author can look before it goes out (M3).

import { combineLatest, distinctUntilChanged, map, type Observable, of } from "rxjs";
import type { MessageDocument } from "#protocol/sync/documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Arrived } from "./desk.ts";
import { toShownMessage } from "./mention-names.ts";
import { toConfirmedMessage } from "./pending-overlay.ts";
import type { ShownTickets } from "./reading/shown-tickets.ts";
import { watchTicket } from "./reading/watch-ticket.ts";
import type { Replica } from "./replica.ts";
import { isSameJson } from "./watch.ts";

export function watchArrived(
  database: DeskDatabase,
  replica: Replica,
  tickets: ShownTickets,
  operationId: string,
): Observable<Arrived> {
  const operation = replica.operations.all().get(operationId);
  if (operation?.outcome?.type !== "held") return of({ state: "gone", messages: [] });
  const { ticketId, seen } = operation;
  const { position } = operation.outcome;
  const selector = { ticketId, position: { $gt: seen.position ?? 0 } };
  const ticket$ = watchTicket(tickets, ticketId);
  return combineLatest([ticket$, database.messages.find({ selector, sort: [{ position: "asc" }] }).$]).pipe(
    map(([ticket, found]): Arrived => {
      const confirmed = found.map((message) => message.toJSON() as MessageDocument);
      const messages = confirmed
        .filter(({ userId }) => userId !== tickets.context.me.id)
        .map((one) => toShownMessage(toConfirmedMessage(one), replica));
      if (!ticket) return { state: "gone", messages };
      const isHere = ticket.lastPosition >= position && confirmed.some((message) => message.position >= position);
      return { state: isHere ? "here" : "fetching", messages };
    }),
    distinctUntilChanged(isSameJson),
  );
}
