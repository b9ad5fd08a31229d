import { Lightbulb } from "lucide-react";
import { memo } from "react";
import { parseSearch } from "#domain/search/parse-search.ts";
import type { HintReason } from "#domain/search/search-query.ts";
import { findOvernamed, NAMED_MAX } from "#domain/search/sought-mentions.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";

/** What of a search could not be taken as it is written, or not for all that it may stand for, and how to mend it. */
export const SearchHints = memo(function SearchHints({ text }: { text: string }) {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]) ?? [];
  const query = parseSearch(text, desk.me);
  const overnamed = findOvernamed(query, staff).map(toOvernamedText);
  const messages = [...new Set([...query.hints.map(({ reason }) => toHintText(reason)), ...overnamed])];
  return (
    <div role="status" className={messages.length === 0 ? "sr-only" : "space-y-1 px-4 pt-2 text-xs text-ink-muted"}>
      {messages.map((message) => (
        <p key={message} className="flex gap-1.5 wrap-long">
          <Lightbulb aria-hidden className="mt-px size-3.5 shrink-0 text-warning-ink" />
          {message}
        </p>
      ))}
    </div>
  );
});

function toHintText(reason: HintReason): string {
  switch (reason.type) {
    case "bad_value":
      return t(`search.hints.${reason.filter}`);
    case "unknown_filter":
      return t("search.hints.unknownFilter", { name: reason.name, known: reason.known.join(", ") });
    case "too_many":
      return t("search.hints.tooMany", { most: reason.most });
  }
}

function toOvernamedText(name: string): string {
  const value = name.includes(" ") ? `"${name}"` : name;
  return t("search.hints.overnamed", { name, value, most: NAMED_MAX });
}
