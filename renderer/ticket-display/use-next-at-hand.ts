// What somebody probably opens next is read and its words are taken apart while they still read something else: it is then on
// the screen with the next frame.

import { useCallback, useEffect, useRef } from "react";
import { firstValueFrom } from "rxjs";
import type { Desk, ShownTicket, ThreadItem } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { emphasiseMentions } from "./emphasise-mentions.ts";
import { renderMarkdownAhead } from "./markdown.tsx";
import type { CursorListProps } from "./use-list-cursor.ts";
import { LINES_AT_FIRST } from "./use-shown-lines.ts";

/** Whoever goes on within this time, by pointer or by key, does not open what they pass. */
const AT_REST_MS = 100;

type Next = Pick<ShownTicket, "id" | "description">;

/**
 * It is the ticket at the cursor, the one behind it while that is open, or what the pointer has come to since. The function
 * returned is told of the latter.
 */
export function useNextAtHand(list: CursorListProps, openTicketId: string | null): (ticket: Next) => void {
  const desk = useDesk();
  const latest = useRef<{ id: string; leaving: AbortController } | null>(null);
  const expect = useCallback(
    (next: Next) => {
      if (latest.current?.id === next.id) return;
      latest.current?.leaving.abort();
      const leaving = new AbortController();
      latest.current = { id: next.id, leaving };
      const timer = setTimeout(() => void haveAtHand(desk, next, leaving.signal), AT_REST_MS);
      leaving.signal.addEventListener("abort", () => clearTimeout(timer));
    },
    [desk],
  );
  const next = findNext(list, openTicketId);
  const id = next?.id;
  const description = next?.description;
  useEffect(() => {
    if (id !== undefined && description !== undefined) expect({ id, description });
  }, [expect, id, description]);
  useEffect(
    () => () => {
      latest.current?.leaving.abort();
      latest.current = null;
    },
    [],
  );
  return expect;
}

function findNext({ itemAt, cursorId, cursorIndex }: CursorListProps, openTicketId: string | null) {
  if (cursorIndex === null) return itemAt(0);
  return itemAt(cursorId === openTicketId ? cursorIndex + 1 : cursorIndex);
}

async function haveAtHand(desk: Desk, { id, description }: Next, signal: AbortSignal): Promise<void> {
  const { isRead, letGo } = desk.keepThreadAtHand(id);
  signal.addEventListener("abort", letGo);
  await isRead;
  if (signal.aborted) return;
  const items = await firstValueFrom(desk.watchThread(id)).catch(() => []);
  await renderMarkdownAhead([description, ...items.slice(-LINES_AT_FIRST).flatMap(wordsOf)], { signal });
}

function wordsOf(item: ThreadItem): string[] {
  return item.type === "message" ? [emphasiseMentions(item.message, item.mentioned)] : [];
}
