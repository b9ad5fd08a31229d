import { useMemo, useState } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useStable } from "#renderer/ui/use-stable.ts";
import { useCursorShortcuts } from "./use-cursor-shortcuts.ts";

export interface ListCursor {
  cursorId: string | null;
  move(by: number): void;
  openAtCursor(): void;
  /** What a list box needs to show the cursor and to follow it. */
  listProps: CursorListProps;
}

export interface CursorListProps {
  count: number;
  itemAt: (index: number) => ShownTicket | undefined;
  idOf: (ticket: ShownTicket) => string;
  cursorId: string | null;
  cursorIndex: number | null;
  onMoveTo: (index: number) => void;
  onPress: (ticket: ShownTicket) => void;
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
  const at = tickets.findIndex(({ id }) => id === cursorId);
  const cursorIndex = at === -1 ? null : at;
  const moveTo = useStable((index: number) => {
    const ticket = tickets[index];
    if (ticket) setCursorId(ticket.id);
  });
  const press = useStable(({ id }: ShownTicket) => {
    setCursorId(id);
    onOpen(id);
  });
  const firstId = tickets[0]?.id ?? null;
  const place = { count: tickets.length, cursorIndex, cursorId, firstId, moveTo, onOpen };
  const { move, openAtCursor } = useCursorShortcuts(place);

  const listProps = useMemo<CursorListProps>(
    () => ({
      count: tickets.length,
      itemAt: (index) => tickets[index],
      idOf,
      cursorId,
      cursorIndex,
      onMoveTo: moveTo,
      onPress: press,
    }),
    [tickets, cursorId, cursorIndex, moveTo, press],
  );
  return { cursorId, move, openAtCursor, listProps };
}

function idOf({ id }: ShownTicket): string {
  return id;
}
