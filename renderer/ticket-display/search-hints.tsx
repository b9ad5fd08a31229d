import { Lightbulb } from "lucide-react";
import { parseSearch } from "#domain/search/parse-search.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";

/** What of a search could not be taken as it is written, and how to mend it. */
export function SearchHints({ text }: { text: string }) {
  const { me } = useDesk();
  const messages = [...new Set(parseSearch(text, me).hints.map(({ message }) => message))];
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
}
