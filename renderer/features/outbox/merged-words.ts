import type { Outcome } from "#protocol/sync/push.ts";
import { formatList } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { toValueWords } from "#renderer/ticket-display/value-words.ts";

type Overruled = Extract<Outcome, { type: "merged" }>["overruled"];

/** What a change replaced that its author had not seen (S6), null where it replaced nothing. */
export function toMergedText(overruled: Overruled, nameOf: (id: string) => string | null): string | null {
  if (overruled.length === 0) return null;
  const parts = overruled.map(({ field, from }) => {
    if (field === "description") return t("outbox.replaced.description");
    const value = toValueWords(field, from, from === null ? null : nameOf(from));
    return t(`outbox.replaced.${field}`, { value });
  });
  return t("outbox.replaced.text", { parts: formatList(parts) });
}
