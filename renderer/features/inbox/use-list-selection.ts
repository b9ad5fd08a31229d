// Choosing tickets of a list: x, Shift with the arrows, Ctrl or Cmd and A, all that match by * a; by pointer with Shift, Ctrl or Cmd held.

import { type DragEvent, type MouseEvent, useEffect, useMemo } from "react";
import type { ShownTicket, TicketList, TicketWindow } from "#renderer/sync/desk.ts";
import { useDeskCommand } from "#renderer/ticket-display/desk-commands.ts";
import type { CursorListProps } from "#renderer/ticket-display/use-list-cursor.ts";
import { carryTickets } from "./carried-tickets.ts";
import { useSelection } from "./selection-store.ts";

/** What a list box needs for it, in place of its own pressing. */
export interface ListSelection {
  chosenIds: ReadonlySet<string>;
  hasChosen: boolean;
  onPress: (ticket: ShownTicket, event: MouseEvent) => void;
  onExtendTo: (index: number) => void;
  onDragStart: (ticket: ShownTicket, event: DragEvent) => void;
}

export interface SelectedFrom {
  list: TicketList;
  /** Which list it is, however it is sorted. */
  listKey: string;
  /** The rows that are. */
  held: Pick<TicketWindow, "from" | "rows">;
  cursor: CursorListProps;
}

/** What is chosen is let go with the list that it was chosen in. */
export function useListSelection({ list, listKey, held, cursor }: SelectedFrom): ListSelection {
  const { from, rows } = held;
  const { ids, all, toggle, add, chooseAll, clear } = useSelection();
  const { cursorId, cursorIndex, itemAt, onMoveTo, onPress } = cursor;
  const chosenIds = useMemo(() => (all ? new Set(rows.map(({ id }) => id)) : ids), [all, rows, ids]);
  const hasChosen = all !== null || ids.size > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list lets go what was chosen in the former.
  useEffect(() => clear, [clear, listKey]);
  useDeskCommand("choose", () => cursorId !== null && toggle(cursorId), cursorId !== null);
  useDeskCommand("chooseLoaded", () => add(rows.map(({ id }) => id)), rows.length > 0);
  useDeskCommand("chooseAll", () => chooseAll(list), rows.length > 0);
  useDeskCommand("chooseNone", clear, hasChosen);

  const addBetween = (one: number, other: number) => {
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    const between = Array.from({ length: last - first + 1 }, (_, offset) => itemAt(first + offset));
    add(between.flatMap((ticket) => (ticket ? [ticket.id] : [])));
  };
  return {
    chosenIds,
    hasChosen,
    onPress(ticket, event) {
      if (event.shiftKey && cursorIndex !== null) {
        addBetween(cursorIndex, from + rows.findIndex(({ id }) => id === ticket.id));
      } else if (event.ctrlKey || event.metaKey) toggle(ticket.id);
      else {
        clear();
        onPress(ticket);
      }
    },
    onExtendTo(index) {
      addBetween(cursorIndex ?? index, index);
      onMoveTo(index);
    },
    onDragStart(ticket, event) {
      // A list of thousands is no load for a pointer: what is done to all of it is chosen in the bar.
      if (all) event.preventDefault();
      else carryTickets(event, ticket.id, ids);
    },
  };
}
