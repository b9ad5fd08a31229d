import { useState } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDeskCommand } from "./desk-commands.ts";

export interface ListCursor {
  cursorId: string | null;
  move(by: number): void;
  openAtCursor(): void;
  /** What a list box needs to show the cursor and to follow it. */
  listProps: {
    items: readonly ShownTicket[];
    idOf: (ticket: ShownTicket) => string;
    cursorId: string | null;
    onCursorChange: (ticket: ShownTicket) => void;
    onPress: (ticket: ShownTicket) => void;
  };
}

/**
 * Goes through a list of tickets by j, k and Enter. A cursor whose ticket has left the list falls back to `fallbackId`.
 */
export function useListCursor(
  tickets: readonly ShownTicket[],
  fallbackId: string | null,
  onOpen: (ticketId: string) => void,
): ListCursor {
  const [chosenId, setCursorId] = useState<string | null>(null);
  const cursorId = tickets.some(({ id }) => id === chosenId) ? chosenId : fallbackId;
  const move = (by: number) => {
    const next = neighbourOf(tickets, cursorId, by);
    if (next) setCursorId(next.id);
  };
  const openAtCursor = () => {
    if (cursorId !== null) onOpen(cursorId);
  };
  useDeskCommand("nextTicket", () => move(1), tickets.length > 0);
  useDeskCommand("previousTicket", () => move(-1), tickets.length > 0);
  useDeskCommand("openTicket", openAtCursor, cursorId !== null);

  const listProps: ListCursor["listProps"] = {
    items: tickets,
    idOf: ({ id }) => id,
    cursorId,
    onCursorChange: ({ id }) => setCursorId(id),
    onPress: ({ id }) => {
      setCursorId(id);
      onOpen(id);
    },
  };
  return { cursorId, move, openAtCursor, listProps };
}

function neighbourOf(tickets: readonly ShownTicket[], id: string | null, by: number): ShownTicket | undefined {
  const at = tickets.findIndex((ticket) => ticket.id === id);
  if (at === -1) return tickets[0];
  return tickets[Math.min(Math.max(at + by, 0), tickets.length - 1)];
}
