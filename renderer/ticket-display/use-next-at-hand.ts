// What somebody probably opens next is read and its words are taken apart while they still read something else: it is then on
// the screen with the next frame.

import { useEffect } from "react";
import { firstValueFrom } from "rxjs";
import type { Desk, ShownTicket, ThreadItem } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { emphasiseMentions } from "./emphasise-mentions.ts";
import { renderMarkdownAhead } from "./markdown.tsx";
import type { CursorListProps } from "./use-list-cursor.ts";

/** Whoever goes on within this time does not open what they pass. */
const AT_REST_MS = 100;
/** A conversation is opened at its end. */
const WORDS_AHEAD = 20;

/** The ticket at the cursor, or the one behind it while that is open. */
export function useNextAtHand(list: CursorListProps, openTicketId: string | null): void {
  const desk = useDesk();
  const next = findNext(list, openTicketId);
  const id = next?.id;
  const description = next?.description;
  useEffect(() => {
    if (id === undefined || description === undefined) return;
    const leaving = new AbortController();
    const timer = setTimeout(() => void haveAtHand(desk, { id, description }, leaving.signal), AT_REST_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [desk, id, description]);
}

function findNext({ itemAt, cursorId, cursorIndex }: CursorListProps, openTicketId: string | null) {
  if (cursorIndex === null) return itemAt(0);
  return itemAt(cursorId === openTicketId ? cursorIndex + 1 : cursorIndex);
}

async function haveAtHand(
  desk: Desk,
  { id, description }: Pick<ShownTicket, "id" | "description">,
  signal: AbortSignal,
): Promise<void> {
  const { isRead, letGo } = desk.keepThreadAtHand(id);
  signal.addEventListener("abort", letGo);
  await isRead;
  if (signal.aborted) return;
  const items = await firstValueFrom(desk.watchThread(id)).catch(() => []);
  await renderMarkdownAhead([description, ...items.slice(-WORDS_AHEAD).flatMap(wordsOf)], { signal });
}

function wordsOf(item: ThreadItem): string[] {
  return item.type === "message" ? [emphasiseMentions(item.message, item.mentioned)] : [];
}
