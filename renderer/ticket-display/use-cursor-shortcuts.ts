import { useDeskCommand } from "./desk-commands.ts";

export interface CursorPlace {
  count: number;
  /** Null while the cursor is at no row. */
  cursorIndex: number | null;
  cursorId: string | null;
  /** Opened while the cursor is at no row; null while it is not known. */
  firstId: string | null;
  moveTo: (index: number) => void;
  onOpen: (ticketId: string) => void;
}

/** j, k and Enter for a list of tickets. Where the cursor is nowhere they mean the first row. */
export function useCursorShortcuts({ count, cursorIndex, cursorId, firstId, moveTo, onOpen }: CursorPlace) {
  const move = (by: number) => {
    if (count > 0) moveTo(cursorIndex === null ? 0 : Math.min(Math.max(cursorIndex + by, 0), count - 1));
  };
  const idToOpen = cursorId ?? firstId;
  const openAtCursor = () => {
    if (idToOpen !== null) onOpen(idToOpen);
  };
  useDeskCommand("nextTicket", () => move(1), count > 0);
  useDeskCommand("previousTicket", () => move(-1), count > 0);
  useDeskCommand("openTicket", openAtCursor, idToOpen !== null);
  return { move, openAtCursor };
}
