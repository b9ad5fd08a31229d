import { Bookmark, CheckCheck, HardDriveUpload, PencilLine } from "lucide-react";
import { memo, type ReactNode } from "react";
import { NOBODY_WAITS } from "#domain/conversation/waiting.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { PriorityBadge } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusBadge } from "#renderer/ticket-display/status-badge.tsx";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Avatar } from "#renderer/ui/avatar.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { Sign } from "#renderer/ui/sign.tsx";

export interface TicketRowProps {
  ticket: ShownTicket;
  hasDraft: boolean;
  /** The group that begins with it; null where it goes on. */
  groupBegun: string | null;
  /** Tells how long its customer waits, where they do, in place of when it changed. */
  isWaitShown: boolean;
  isSelected: boolean;
  isAtCursor: boolean;
  /** One of those that are chosen together. */
  isChosen: boolean;
}

export const TICKET_ROW_HEIGHT = 80;

/** One ticket of a list: what it is about, whose it is, where it stands, and what waits. */
export const TicketRow = memo(function TicketRow({ ticket, hasDraft, groupBegun, ...state }: TicketRowProps) {
  const { isSelected, isAtCursor, isChosen, isWaitShown } = state;
  return (
    <div
      className={classes(
        "flex h-full flex-col justify-center gap-0.5 border-b border-l-3 border-b-line pr-3 pl-3",
        isSelected ? "border-l-accent" : "border-l-transparent",
        isSelected || isChosen ? "bg-selected" : "hover:bg-hover",
        isAtCursor && "outline-2 -outline-offset-2 outline-focus",
      )}
    >
      {groupBegun !== null && <GroupMark label={groupBegun} />}
      <div className="flex items-baseline gap-2">
        <span
          className={classes(
            "min-w-0 flex-1 truncate text-sm",
            ticket.status === "closed" ? "text-ink-muted" : "font-semibold text-ink",
          )}
        >
          {ticket.subject}
        </span>
        {isWaitShown && ticket.waitingSince !== NOBODY_WAITS ? (
          <WaitText since={ticket.waitingSince} />
        ) : (
          <TimeText iso={ticket.updatedAt} isAside />
        )}
      </div>
      <div className="flex items-baseline gap-1.5 text-xs text-ink-muted">
        <span className="min-w-0 truncate">{ticket.customerName}</span>
        <span aria-hidden className="text-ink-faint">
          ·
        </span>
        <TicketNumberLabel number={ticket.ticketNumber} isAside />
      </div>
      <div className="mt-0.5 flex items-center gap-1">
        <StatusBadge status={ticket.status} />
        <PriorityBadge priority={ticket.priority} />
        <span className="flex-1" />
        {/* In the queue everybody waits. */}
        {!isWaitShown && ticket.assignedTo !== null && ticket.waitingSince !== NOBODY_WAITS && (
          <Mark words={t("inbox.row.unanswered")}>
            <Sign name="hourglass" className="size-3.5 text-warning-ink" />
          </Mark>
        )}
        {isChosen && (
          <Mark words={t("inbox.row.chosen")}>
            <CheckCheck aria-hidden className="size-4 text-accent-ink" />
          </Mark>
        )}
        {hasDraft && (
          <Mark words={t("inbox.row.draft")}>
            <PencilLine aria-hidden className="size-3.5 text-accent-ink" />
          </Mark>
        )}
        {ticket.pendingOperations > 0 && (
          <Mark words={t("inbox.row.waiting", { count: ticket.pendingOperations })}>
            <HardDriveUpload aria-hidden className="size-3.5 text-warning-ink" />
          </Mark>
        )}
        {ticket.isFollowed && (
          <Mark words={t("inbox.row.followed")}>
            <Bookmark aria-hidden className="size-3.5 text-ink-faint" />
          </Mark>
        )}
        {ticket.assigneeName && (
          <Avatar
            name={ticket.assigneeName}
            size="xs"
            label={t("inbox.row.assignedTo", { name: ticket.assigneeName })}
          />
        )}
      </div>
    </div>
  );
});

/** Stands across the line above the row: rows are of one height, so that a hundred thousand have their places. */
function GroupMark({ label }: { label: string }) {
  return (
    <span className="absolute -top-2 left-3 z-10 flex h-4 max-w-[80%] items-center rounded-full border border-line-strong bg-canvas px-2 text-2xs leading-none font-semibold text-ink-muted">
      <span className="truncate">{label}</span>
      <span className="sr-only">:</span>
    </span>
  );
}

function WaitText({ since }: { since: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-2xs text-warning-ink">
      <Sign name="hourglass" className="size-3" />
      <span className="sr-only">{t("inbox.row.waits")}</span>
      <TimeText iso={since} />
    </span>
  );
}

function Mark({ words, children }: { words: string; children: ReactNode }) {
  return (
    <span role="img" aria-label={words} title={words} className="flex size-5 items-center justify-center">
      {children}
    </span>
  );
}
