// A ticket's thread: its messages in the server's order, what happened to it in between, and last what this person has
// written that the server has not given a place yet (M2).

import { combineLatest, distinctUntilChanged, map, type Observable, startWith } from "rxjs";
import type { HistoryDocument, MessageDocument } from "#protocol/sync/documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { ThreadEvent, ThreadItem, ThreadMessage } from "./desk.ts";
import { toShownMessage } from "./mention-names.ts";
import { overlayMessages, toConfirmedMessage } from "./pending-overlay.ts";
import type { ShownTickets } from "./reading/shown-tickets.ts";
import type { Replica } from "./replica.ts";
import { isSameJson } from "./watch.ts";

export function watchThread(
  database: DeskDatabase,
  tickets: ShownTickets,
  replica: Pick<Replica, "people">,
  ticketId: string,
): Observable<readonly ThreadItem[]> {
  const selector = { ticketId };
  const messages$ = database.messages.find({ selector, sort: [{ position: "asc" }] }).$;
  const history$ = database.history.find({ selector, sort: [{ at: "asc" }] }).$;
  const operations$ = tickets.changed$.pipe(
    startWith(undefined),
    map(() => tickets.operationsOn(ticketId)),
    distinctUntilChanged(isSameJson),
  );
  const people$ = replica.people.changed$.pipe(startWith(undefined));
  return combineLatest([messages$, history$, operations$, people$]).pipe(
    map(([messages, history, operations]) => {
      const confirmed = messages.map((message) => message.toJSON() as MessageDocument);
      const events = history.map((event) => toEvent(event.toJSON() as HistoryDocument));
      const pending = overlayMessages(confirmed, operations, tickets.context.me);
      const items = [...interleave(confirmed.map(toConfirmedMessage), events), ...pending];
      return items.map((item) => (item.type === "message" ? toShownMessage(item, replica) : item));
    }),
    distinctUntilChanged(isSameJson),
  );
}

function toEvent({ version: _version, ...event }: HistoryDocument): ThreadEvent {
  return { ...event, type: "event" };
}

/**
 * Messages keep the order of their positions, whatever their times say. An event stands before the first message that is
 * later than it; one of the same moment is what that message brought about and stands after it, the creation excepted.
 */
export function interleave(messages: readonly ThreadMessage[], events: readonly ThreadEvent[]): ThreadItem[] {
  const items: ThreadItem[] = [];
  const waiting = [...events].sort(byTime);
  for (const message of messages) {
    while (waiting[0] && isBefore(waiting[0], message)) items.push(waiting.shift() as ThreadEvent);
    items.push(message);
  }
  return [...items, ...waiting];
}

function isBefore(event: ThreadEvent, { createdAt }: ThreadMessage): boolean {
  if (createdAt === null) return true;
  return event.at < createdAt || (event.field === "created" && event.at === createdAt);
}

function byTime(a: ThreadEvent, b: ThreadEvent): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const [first, second] = [Number(a.field !== "created"), Number(b.field !== "created")];
  return first - second || (a.id < b.id ? -1 : 1);
}
