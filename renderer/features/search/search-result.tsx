import { memo, type ReactNode } from "react";
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
        <span className="min-w-0 flex-1 truncate text-sm font-semibold">{marked(ticket.subject, query)}</span>
        <TimeText iso={ticket.updatedAt} isAside />
      </div>
      <p className="truncate text-xs text-ink-muted">
        {marked(toPlainText(passage ?? ticket.description.slice(0, LINE)), query)}
      </p>
      <div className="mt-0.5 flex min-w-0 items-center gap-1.5 text-xs text-ink-muted">
        <StatusBadge status={ticket.status} />
        <PriorityIcon priority={ticket.priority} />
        <span className="min-w-0 truncate">{marked(ticket.customerName, query)}</span>
        <span className="ml-auto whitespace-nowrap text-ink-faint">
          {ticket.ticketNumber === null ? <TicketNumberLabel number={null} /> : marked(ticket.ticketNumber, query)}
        </span>
      </div>
    </div>
  );
});

/** The text with the searched words marked. A mark stays the same element while its word is typed on. */
function marked(text: string, query: SearchQuery): ReactNode[] {
  return markFound(text, query).map((part, index) =>
    part.isFound ? (
      // As one piece it is shown whole or not at all: of a part behind the ellipsis its colour would be left.
      // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing of its own, and the next letter makes it longer.
      <mark key={index} className="inline-block rounded-xs bg-mark text-mark-ink">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
