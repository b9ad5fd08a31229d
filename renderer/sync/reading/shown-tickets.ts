// Tickets as shown, asked of the store when they are wanted: confirmed state with the operations on it that stand at that
// moment. What a list, a search or a single ticket shows is made here and nowhere else.

import { endWith, ignoreElements, map, merge, type Observable, Subject } from "rxjs";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { findDocumentsById } from "#renderer/database/ask-storage.ts";
import { isEmptied } from "#renderer/database/emptied.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { ShownTicket } from "../desk.ts";
import { overlayTicket } from "../pending-overlay.ts";
import { createOnScreen, type OnScreen } from "./on-screen.ts";
import { startTouchedTickets, type TouchedParts, type TouchedTickets } from "./touched-tickets.ts";

/** "all" where the store was emptied. */
export type ChangedTickets = readonly string[] | "all";

export function isAmong(changed: ChangedTickets, ticketId: string): boolean {
  return changed === "all" || changed.includes(ticketId);
}

export interface ShownTickets extends Pick<TouchedTickets, "operationsOn" | "context"> {
  /** Those with operations of this person on them, in memory. */
  touched: TouchedTickets["all"];
  /** Null where there is none to show. */
  find(ticketId: string): Promise<ShownTicket | null>;
  /** Those of them that are to be shown, by id. */
  findMany(ticketIds: readonly string[]): Promise<ReadonlyMap<string, ShownTicket>>;
  /** The same of what has been read of the store already, which has no other ticket of these ids. */
  show(ticketIds: readonly string[], confirmed: ReadonlyMap<string, TicketDocument>): ReadonlyMap<string, ShownTicket>;
  readonly onScreen: OnScreen;
  /** Emits the ids of tickets that changed, in the store or by an operation; completes when the desk stops. */
  readonly changed$: Observable<ChangedTickets>;
  stop(): void;
}

export async function startShownTickets(parts: TouchedParts): Promise<ShownTickets> {
  const touched = await startTouchedTickets(parts);
  const { operationsOn, context } = touched;
  const changed$ = new Subject<ChangedTickets>();
  const subscription = merge(storeChanges(parts.database), touched.changed$).subscribe((ids) => changed$.next(ids));

  function show(
    ticketIds: readonly string[],
    confirmed: ReadonlyMap<string, TicketDocument>,
  ): Map<string, ShownTicket> {
    const shown = new Map<string, ShownTicket>();
    for (const id of ticketIds) {
      const ticket = overlayTicket(confirmed.get(id) ?? null, operationsOn(id), context);
      if (ticket) shown.set(id, ticket);
    }
    return shown;
  }

  async function findMany(ticketIds: readonly string[]): Promise<Map<string, ShownTicket>> {
    return show(ticketIds, await findDocumentsById(parts.database.tickets, ticketIds));
  }

  return {
    operationsOn,
    context,
    touched: touched.all,
    onScreen: createOnScreen(),
    findMany,
    show,
    find: async (ticketId) => (await findMany([ticketId])).get(ticketId) ?? null,
    changed$,
    stop() {
      touched.stop();
      subscription.unsubscribe();
      changed$.complete();
    },
  };
}

/** Emits once the desk stops: what the store tells after that can't be read any more. */
export function stoppedOf({ changed$ }: Pick<ShownTickets, "changed$">): Observable<null> {
  return changed$.pipe(ignoreElements(), endWith(null));
}

function storeChanges({ tickets }: DeskDatabase): Observable<ChangedTickets> {
  return tickets.eventBulks$.pipe(
    map((bulk) => (isEmptied(bulk) ? "all" : bulk.events.map(({ documentId }) => documentId))),
  );
}
