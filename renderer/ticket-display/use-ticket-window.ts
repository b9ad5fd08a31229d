import { useCallback, useEffect, useMemo } from "react";
import { BehaviorSubject } from "rxjs";
import type { ListRequest, ShownTicket, TicketList, TicketWindow } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

export interface ShownWindow {
  /** Undefined until the store has answered. */
  window: TicketWindow | undefined;
  /** Asks for these rows, and some on both sides of them. */
  show: (first: number, last: number) => void;
}

/** Rows that are held beyond those in view, on each side. */
const MARGIN = 40;
/** How close to the edge of what is held somebody may come before more is asked for. */
const EDGE = 15;

/** What is asked for of a list that somebody comes to. */
export function firstRequest(cursorId: string | null): ListRequest {
  return { from: 0, to: MARGIN, cursorId };
}

/** The rows of a list that are looked at, with the place of the ticket that the cursor is at. */
export function useTicketWindow(list: TicketList, cursorId: string | null): ShownWindow {
  const desk = useDesk();
  const key = JSON.stringify(list);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is looked at from its beginning.
  const request$ = useMemo(() => new BehaviorSubject(firstRequest(cursorId)), [desk, key]);
  useEffect(() => {
    if (request$.value.cursorId !== cursorId) request$.next({ ...request$.value, cursorId });
  }, [request$, cursorId]);
  const window = useWatched(() => desk.watchList(list, request$), [desk, request$]);
  const show = useCallback(
    (first: number, last: number) => {
      const { from, to } = request$.value;
      if ((from === 0 || first - from >= EDGE) && to - last >= EDGE) return;
      request$.next({ ...request$.value, from: Math.max(0, first - MARGIN), to: last + MARGIN });
    },
    [request$],
  );
  return { window, show };
}

export function rowAt(window: TicketWindow, index: number): ShownTicket | undefined {
  return window.rows[index - window.from];
}
