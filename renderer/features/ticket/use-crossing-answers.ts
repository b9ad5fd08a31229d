import { useState } from "react";
import type { Colleague, ThreadItem } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { answeringTooWords } from "./colleague-words.ts";

interface Crossing {
  ticketId: string;
  items: readonly ThreadItem[];
  colleagues: readonly Colleague[];
}

/**
 * Two answers to one customer are about to cross: what to say of it beside the words, and where to note that there are
 * some. A hint and no more: what arrived unseen before a reply goes out is asked about by itself (M3).
 */
export function useCrossingAnswers({ ticketId, items, colleagues }: Crossing) {
  const desk = useDesk();
  const [begun, setBegun] = useState<{ ticketId: string; after: string | null } | null>(null);
  const answer = latestAnswerOfOthers(items, desk.me.id);
  const isWriting = begun?.ticketId === ticketId;
  const note = (text: string) => {
    const hasWords = text.trim() !== "";
    desk.noteAnswering(ticketId, hasWords);
    // Words that were sent may be those of the ticket before, while others are written in this one.
    if (!hasWords) setBegun((now) => (now?.ticketId === ticketId ? null : now));
    else if (!isWriting) setBegun({ ticketId, after: answer?.id ?? null });
  };
  if (!isWriting) return { note, hint: "" };
  const answering = answeringTooWords(colleagues);
  if (answering) return { note, hint: answering };
  const isCrossed = answer && answer.id !== begun.after;
  return { note, hint: isCrossed ? t("presence.answeredMeanwhile", { name: answer.authorName }) : "" };
}

function latestAnswerOfOthers(items: readonly ThreadItem[], viewerId: string) {
  for (const item of items.toReversed()) {
    if (item.type === "message" && item.isStaffReply && !item.isInternalNote && item.userId !== viewerId) return item;
  }
  return null;
}
