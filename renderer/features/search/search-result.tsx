import { memo } from "react";
import { markFound } from "#domain/search/mark-found.ts";
import type { SearchQuery } from "#domain/search/search-query.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { PriorityIcon } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusBadge } from "#renderer/ticket-display/status-badge.tsx";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { toPlainText } from "./plain-text.ts";

export interface SearchResultProps {
  ticket: ShownTicket;
  /** Where it was found, if in its description or its conversation. */
  passage: string | null;
  query: SearchQuery;
  isSelected: boolean;
  isAtCursor: boolean;
}

export const SEARCH_RESULT_HEIGHT = 80;
/** As much of a description as fits in a line, where nothing of it was found. */
const LINE = 160;

/** A found ticket with the found words marked, and the passage that they were found in. */
export const SearchResult = memo(function SearchResult({ ticket, passage, query, ...state }: SearchResultProps) {
  const { isSelected, isAtCursor } = state;
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
        <Marked text={toPlainText(passage ?? ticket.description.slice(0, LINE))} query={query} />
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

/** The text with the searched words marked. Parts are told apart by where they begin. */
function Marked({ text, query }: { text: string; query: SearchQuery }) {
  let start = 0;
  return markFound(text, query).map((part) => {
    const key = start;
    start += part.text.length;
    return part.isFound ? (
      // As one piece it is shown whole or not at all: of a part behind the ellipsis its colour would be left.
      <mark key={key} className="inline-block rounded-xs bg-mark text-mark-ink">
        {part.text}
      </mark>
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
}
