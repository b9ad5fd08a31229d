// Whom somebody means who types a name behind an @ in a note.

import { type Mentionable, mentionLabel } from "#domain/conversation/mentions.ts";
import { wordsOf } from "#domain/search/words.ts";

export interface MentionChoice {
  id: string;
  /** What takes the place of what was typed. */
  label: string;
}

/** As many as can be looked over. */
const SHOWN_MAX = 6;

/** `staff` in the order to offer them. What is typed may begin any words of a name; a name that is written out is chosen already. */
export function findMentionable(
  staff: readonly (Mentionable & { isDisabled: boolean })[],
  { typed, meId }: { typed: string; meId: string },
): MentionChoice[] {
  const choices = staff
    .filter(({ id, isDisabled }) => id !== meId && !isDisabled)
    .map((person) => ({ id: person.id, label: mentionLabel(person, staff) }));
  if (choices.some(({ label }) => typed.startsWith(`${label} `))) return [];
  const sought = wordsOf(typed);
  const begins = (label: string) => sought.every((part) => wordsOf(label).some((word) => word.startsWith(part)));
  return choices.filter(({ label }) => begins(label)).slice(0, SHOWN_MAX);
}
