import { memo } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { PriorityIcon } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusBadge } from "#renderer/ticket-display/status-badge.tsx";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { findSnippet, matchWords } from "./match-words.ts";
import { toPlainText } from "./plain-text.ts";

export interface SearchResultProps {
  ticket: ShownTicket;
  query: string;
  isSelected: boolean;
  isAtCursor: boolean;
}

export const SEARCH_RESULT_HEIGHT = 80;

/** A found ticket with the found words marked, and where they were found if not in what a list shows. */
export const SearchResult = memo(function SearchResult({ ticket, query, isSelected, isAtCursor }: SearchResultProps) {
  return (
    <div
      className={classes(
        "flex h-full flex-col justify-center gap-0.5 border-b border-l-3 border-b-line px-3",
        isSelected ? "border-l-accent bg-selected" : "border-l-transparent hover:bg-hover",
        isAtCursor && !isSelected && "outline-2 -outline-offset-2 outline-focus",
      )}
    >
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate text-sm font-semibold">
          <Marked text={ticket.subject} query={query} />
        </span>
        <span className="text-2xs text-ink-faint">
          <TimeText iso={ticket.updatedAt} />
        </span>
      </div>
      <p className="truncate text-xs text-ink-muted">
        <FoundWhere ticket={ticket} query={query} />
      </p>
      <div className="mt-0.5 flex min-w-0 items-center gap-1.5 text-xs text-ink-muted">
        <StatusBadge status={ticket.status} />
        <PriorityIcon priority={ticket.priority} />
        <span className="min-w-0 truncate">
          <Marked text={ticket.customerName} query={query} />
        </span>
        <span className="ml-auto whitespace-nowrap text-ink-faint">
          {ticket.ticketNumber === null ? (
            <TicketNumberLabel number={null} />
          ) : (
            <Marked text={ticket.ticketNumber} query={query} />
          )}
        </span>
      </div>
    </div>
  );
});

function FoundWhere({ ticket, query }: { ticket: ShownTicket; query: string }) {
  const description = toPlainText(ticket.description);
  const snippet = findSnippet(description, query);
  if (snippet) return <Marked text={snippet} query={query} />;
  const isShown = [ticket.subject, ticket.customerName, ticket.ticketNumber ?? ""].some((text) =>
    findSnippet(text, query),
  );
  return isShown ? description.slice(0, 160) : "Found in the conversation";
}

/** The text with the searched words marked. Parts are told apart by where they begin. */
function Marked({ text, query }: { text: string; query: string }) {
  let start = 0;
  return matchWords(text, query).map((part) => {
    const key = start;
    start += part.text.length;
    return part.isMatch ? (
      <mark key={key} className="rounded-xs bg-mark text-mark-ink">
        {part.text}
      </mark>
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
}
