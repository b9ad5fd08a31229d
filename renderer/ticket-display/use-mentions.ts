import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useMemo, useState } from "react";
import { mentionBegun } from "#domain/conversation/mentions.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { findMentionable, type MentionChoice } from "./mentionable.ts";

export interface Mentions {
  listId: string;
  /** None while no name is being typed. */
  choices: readonly MentionChoice[];
  marked: number;
  choose: (choice: MentionChoice) => void;
  onCaret: (caret: number | null) => void;
  /** Returns whether the key was for the choices. */
  onKey: (event: KeyboardEvent) => boolean;
}

interface Writing {
  /** Whether mentions mean something where it is written. */
  isNote: boolean;
  text: string;
  onText: (text: string) => void;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Offers colleagues while somebody types behind an @ in a note. */
export function useMentions({ isNote, text, onText, field }: Writing): Mentions {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [marked, setMarked] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [caretToSet, setCaretToSet] = useState<number | null>(null);
  const begun = isNote && caret !== null && dismissed !== text ? mentionBegun(text, caret) : null;
  const typed = begun?.typed ?? null;
  const choices = useMemo(
    () => (typed === null ? [] : findMentionable(staff ?? [], { typed, meId: desk.me.id })),
    [typed, staff, desk],
  );
  useLayoutEffect(() => {
    if (caretToSet === null) return;
    field.current?.setSelectionRange(caretToSet, caretToSet);
    setCaretToSet(null);
  }, [caretToSet, field]);

  function choose({ label }: MentionChoice): void {
    if (!begun || caret === null) return;
    const written = `${text.slice(0, begun.at)}@${label} `;
    onText(written + text.slice(caret).trimStart());
    setCaret(written.length);
    setCaretToSet(written.length);
    setMarked(0);
  }

  function onKey(event: KeyboardEvent): boolean {
    if (choices.length === 0 || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return false;
    const at = Math.min(marked, choices.length - 1);
    const choice = choices[at];
    if (event.key === "ArrowDown") setMarked((at + 1) % choices.length);
    else if (event.key === "ArrowUp") setMarked((at - 1 + choices.length) % choices.length);
    else if (event.key === "Escape") setDismissed(text);
    else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && choice) choose(choice);
    else return false;
    return true;
  }

  return {
    listId,
    choices,
    marked: Math.min(marked, Math.max(0, choices.length - 1)),
    choose,
    onCaret: setCaret,
    onKey,
  };
}
