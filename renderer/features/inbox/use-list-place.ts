import { type RefObject, useEffect } from "react";
import { firstValueFrom, of } from "rxjs";
import type { Desk, TicketList } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { type ListPlace, useListPlace } from "#renderer/ticket-display/list-place.ts";
import { useStable } from "#renderer/ui/use-stable.ts";
import { isGoing } from "./go-once-read.ts";

export interface ShownList {
  list: TicketList;
  openTicketId: string | null;
  box: RefObject<HTMLDivElement | null>;
  onOpen: (ticketId: string) => void;
  /** Closes what is open. */
  onLeave: () => void;
  moveCursorTo: (ticketId: string) => void;
}

/** Says where the list leads, while it is on the screen. */
export function useListPlaceOf(shown: ShownList): void {
  const desk = useDesk();
  const findBehindHere = useStable((ticketId: string) => findBehind(desk, shown.list, ticketId));
  const goOnFrom = useStable((...[from, to]: Parameters<ListPlace["goOn"]>) => {
    // Whoever has pressed another row meanwhile is not led away from it.
    if (shown.openTicketId === from && !isGoing()) goOn(shown, to);
  });
  useEffect(() => {
    const place: ListPlace = { findBehind: findBehindHere, goOn: goOnFrom };
    useListPlace.setState({ place });
    return () => {
      if (useListPlace.getState().place === place) useListPlace.setState({ place: null });
    };
  }, [findBehindHere, goOnFrom]);
}

/** Asked of the store, for the ticket may be far from the rows in view. */
export async function findBehind(
  desk: Pick<Desk, "watchList">,
  list: TicketList,
  ticketId: string,
): Promise<{ id: string | null } | null> {
  const at = await firstValueFrom(desk.watchList(list, of({ from: 0, to: 0, cursorId: ticketId })));
  if (at.cursorAt === null) return null;
  const next = { from: at.cursorAt + 1, to: at.cursorAt + 2, cursorId: null };
  const { rows } = await firstValueFrom(desk.watchList(list, of(next)));
  return { id: rows[0]?.id ?? null };
}

function goOn({ moveCursorTo, onOpen, onLeave, box }: ShownList, { id, isOpened }: Parameters<ListPlace["goOn"]>[1]) {
  if (id !== null) moveCursorTo(id);
  if (id !== null && isOpened) {
    useListPlace.setState({ arrivingId: id });
    onOpen(id);
  } else {
    box.current?.focus();
    onLeave();
  }
}
