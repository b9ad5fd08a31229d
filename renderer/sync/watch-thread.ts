// A ticket's thread: its messages in the server's order, what happened to it in between, and last what this person has
// written that the server has not given a place yet (M2).

import type { RxStorageChangeEvent } from "rxdb";
import { filter, merge, type Observable, takeUntil } from "rxjs";
import type { HistoryDocument, MessageDocument } from "#protocol/sync/documents.ts";
import { findDocuments } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { asked } from "./asked.ts";
import type { ThreadEvent, ThreadItem, ThreadMessage } from "./desk.ts";
import { toShownMessage } from "./mention-names.ts";
import { overlayMessages, toConfirmedMessage } from "./pending-overlay.ts";
import { isAmong, type ShownTickets, stoppedOf } from "./reading/shown-tickets.ts";
import type { Replica } from "./replica.ts";
import { isSameJson } from "./watch.ts";

export function watchThread(
  database: DeskDatabase,
  tickets: ShownTickets,
  replica: Pick<Replica, "people">,
  ticketId: string,
): Observable<readonly ThreadItem[]> {
  const selector = { ticketId };

  async function read(): Promise<readonly ThreadItem[]> {
    const [messages, history] = await Promise.all([
      findDocuments<MessageDocument>(database.messages, { selector, sort: [{ position: "asc" }] }),
      findDocuments<HistoryDocument>(database.history, { selector, sort: [{ at: "asc" }] }),
    ]);
    const pending = overlayMessages(messages, tickets.operationsOn(ticketId), tickets.context.me);
    const items = [...interleave(messages.map(toConfirmedMessage), history.map(toEvent)), ...pending];
    return items.map((item) => (item.type === "message" ? toShownMessage(item, replica) : item));
  }

  /** What is removed does not tell any more where it belonged. */
  const isHere = ({ documentData }: RxStorageChangeEvent<{ ticketId: string }>) =>
    documentData.ticketId === ticketId || documentData._deleted;
  const changed$ = merge(
    tickets.changed$.pipe(filter((changed) => isAmong(changed, ticketId))),
    merge(
      database.messages.eventBulks$.pipe(filter(({ events }) => events.some(isHere))),
      database.history.eventBulks$.pipe(filter(({ events }) => events.some(isHere))),
      replica.people.changed$,
    ).pipe(takeUntil(stoppedOf(tickets))),
  );
  return asked(changed$, read, isSameJson);
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
