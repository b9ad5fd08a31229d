import { useEffect } from "react";
import type { TicketList, TicketWindow } from "#renderer/sync/desk.ts";
import { useStateOf } from "#renderer/ui/use-state-of.ts";
import { useCursorShortcuts } from "./use-cursor-shortcuts.ts";
import type { CursorListProps } from "./use-list-cursor.ts";
import { rowAt, useTicketWindow } from "./use-ticket-window.ts";

export interface WindowCursor {
  /** Undefined until the store has answered. */
  window: TicketWindow | undefined;
  listProps: CursorListProps & { onShown: (first: number, last: number) => void };
  moveTo: (ticketId: string) => void;
}

export interface GoneThrough {
  list: TicketList;
  /** Which list it is, however it is sorted: in another one the cursor is nowhere yet. */
  listKey: string;
  openTicketId: string | null;
  onOpen: (ticketId: string) => void;
}

/**
 * Goes through a list of any length by j, k and Enter. The cursor keeps to its ticket while others come and go; where that
 * has left the list it falls back to the open one.
 */
export function useWindowCursor({ list, listKey, openTicketId, onOpen }: GoneThrough): WindowCursor {
  const [chosenId, choose] = useStateOf<string>(listKey);
  // A row that is not held yet: it is asked for, and the cursor goes there once it has come.
  const [awaited, setAwaited] = useStateOf<number>(listKey);
  const cursorId = chosenId ?? openTicketId;
  const { window, show } = useTicketWindow(list, cursorId);
  const count = window?.count ?? 0;
  const cursorIndex = window ? findCursor(window, cursorId) : null;
  const hasLeft = window !== undefined && chosenId !== null && window.cursorId === chosenId && window.cursorAt === null;
  const arrived = window && awaited !== null ? rowAt(window, awaited) : undefined;

  const moveTo = (index: number) => {
    const row = window && rowAt(window, index);
    if (row) choose(row.id);
    else show(index, index + 1);
    setAwaited(row ? null : index);
  };
  useEffect(() => {
    if (hasLeft) choose(null);
  }, [hasLeft, choose]);
  useEffect(() => {
    if (!arrived) return;
    choose(arrived.id);
    setAwaited(null);
  }, [arrived, choose, setAwaited]);
  const place = awaited !== null && awaited < count ? awaited : cursorIndex;
  const firstId = (window && rowAt(window, 0)?.id) ?? null;
  useCursorShortcuts({ count, cursorIndex: place, cursorId, firstId, moveTo, onOpen });

  return {
    window,
    moveTo: choose,
    listProps: {
      count,
      itemAt: (index) => window && rowAt(window, index),
      idOf: ({ id }) => id,
      cursorId,
      cursorIndex,
      onMoveTo: moveTo,
      onPress: ({ id }) => {
        choose(id);
        onOpen(id);
      },
      onShown: show,
    },
  };
}

/** Among the rows where it is one of them, for the window may be of a moment before the cursor moved. */
function findCursor(window: TicketWindow, cursorId: string | null): number | null {
  const at = window.rows.findIndex(({ id }) => id === cursorId);
  if (at >= 0) return window.from + at;
  return window.cursorId === cursorId ? window.cursorAt : null;
}
