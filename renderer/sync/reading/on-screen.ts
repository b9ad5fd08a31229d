// The tickets that lists and results on the screen show just now. What is opened from there is known at once, before the store
// has answered, just as it is shown there.

import { defer, finalize, type Observable, tap } from "rxjs";
import type { ShownTicket } from "../desk.ts";

export interface OnScreen {
  /** Of a list or of results that somebody looks at: its tickets are on the screen for as long as it is followed. */
  noting<T>(values$: Observable<T>, ticketsOf: (value: T) => readonly ShownTicket[]): Observable<T>;
  /** Undefined where nothing on the screen shows it. */
  find(ticketId: string): ShownTicket | undefined;
}

export function createOnScreen(): OnScreen {
  const looks = new Set<{ tickets: readonly ShownTicket[] }>();
  return {
    noting: <T>(values$: Observable<T>, ticketsOf: (value: T) => readonly ShownTicket[]) =>
      defer(() => {
        const look: { tickets: readonly ShownTicket[] } = { tickets: [] };
        looks.add(look);
        const note = (value: T) => {
          look.tickets = ticketsOf(value);
        };
        return values$.pipe(
          tap(note),
          finalize(() => looks.delete(look)),
        );
      }),
    find(ticketId) {
      for (const { tickets } of looks) {
        const found = tickets.find(({ id }) => id === ticketId);
        if (found) return found;
      }
      return undefined;
    },
  };
}
