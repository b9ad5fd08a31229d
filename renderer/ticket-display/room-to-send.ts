// Many changes at once go out no faster than they are answered: whatever waits is laid over every list that is read, and
// thousands that wait would make each of them slow.

import { defer, EMPTY, filter, firstValueFrom, fromEvent, map, merge, of, take } from "rxjs";
import type { Desk } from "#renderer/sync/desk.ts";

/** So many may wait for their answer. */
export const WAITING_MAX = 1_000;

export type Room = "room" | "offline" | "stopped";

/** Waits until that many more may be asked for. "offline": there is no room, and nothing that could make some. */
export function untilRoom(desk: Pick<Desk, "watchStatus">, more: number, signal?: AbortSignal): Promise<Room> {
  const stopped$ = signal
    ? merge(
        defer(() => (signal.aborted ? of(null) : EMPTY)),
        fromEvent(signal, "abort"),
      ).pipe(map((): Room => "stopped"))
    : EMPTY;
  const room$ = desk.watchStatus().pipe(
    map(({ waiting, connection }): Room | null => {
      if (waiting + more <= WAITING_MAX) return "room";
      return connection.state === "offline" ? "offline" : null;
    }),
    filter((room) => room !== null),
  );
  return firstValueFrom(merge(stopped$, room$).pipe(take(1)), { defaultValue: "stopped" });
}
