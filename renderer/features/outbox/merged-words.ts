import type { Outcome } from "#protocol/sync/push.ts";
import { FIELD_WORDS, toValueWords } from "#renderer/ticket-display/value-words.ts";

type Overruled = Extract<Outcome, { type: "merged" }>["overruled"];

/** What a change replaced that its author had not seen (S6), null where it replaced nothing. */
export function toMergedText(overruled: Overruled, nameOf: (id: string) => string | null): string | null {
  if (overruled.length === 0) return null;
  const parts = overruled.map(({ field, from }) =>
    field === "description"
      ? "the description"
      : `the ${FIELD_WORDS[field]} ${toValueWords(field, from, from === null ? null : nameOf(from))}`,
  );
  const whose = "that somebody had set meanwhile. They are told.";
  return `It replaced ${parts.join(" and ")} ${whose}`;
}
