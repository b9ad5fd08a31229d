import { ArrowUpRight, CircleAlert, CircleCheck, HardDriveUpload, LoaderCircle, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { OutboxEntry, SentEntry } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { AttentionPanel } from "#renderer/ticket-display/attention-panel.tsx";
import { DiscardDialog } from "#renderer/ticket-display/discard-dialog.tsx";
import { EditWordsDialog } from "#renderer/ticket-display/edit-words-dialog.tsx";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { toIntentTitle, wordsOf } from "./intent-words.ts";
import { toMergedText } from "./merged-words.ts";

export interface OutboxLineProps {
  entry: OutboxEntry | (SentEntry & { state: "sent" });
  onOpenTicket: (ticketId: string) => void;
}

/** One thing done: what, on which ticket, when, and what became of it. */
export function OutboxLine({ entry, onOpenTicket }: OutboxLineProps) {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const nameOf = (id: string) => staff?.find((person) => person.id === id)?.displayName ?? null;
  const words = wordsOf(entry.intent);
  const { outcome } = entry;
  const merged = outcome?.type === "merged" ? toMergedText(outcome.overruled, nameOf) : null;
  return (
    <li className="border-b border-line py-3 last:border-b-0">
      <div className="flex items-start gap-2.5">
        <StateIcon state={entry.state} />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{toIntentTitle(entry.intent, nameOf)}</span>
            <span className="text-xs text-ink-faint">
              <TimeText iso={entry.writtenAt} as="moment" />
            </span>
          </p>
          <p className="flex flex-wrap items-baseline gap-x-1.5 text-xs text-ink-muted">
            {entry.ticketSubject !== null && <TicketNumberLabel number={entry.ticketNumber} />}
            <span className="min-w-0 wrap-long">{entry.ticketSubject ?? t("outbox.notHere")}</span>
          </p>
          {merged && <p className="mt-1 text-sm text-ink-muted wrap-long">{merged}</p>}
          {words && <p className="mt-1 line-clamp-3 text-sm whitespace-pre-line text-ink wrap-long">{words}</p>}
        </div>
        {entry.state === "waiting" && words !== null && entry.canEdit && (
          <EditButton operationId={entry.operationId} words={words} />
        )}
        {entry.state === "waiting" && <DiscardButton operationId={entry.operationId} words={words} />}
        <IconButton label={t("outbox.openTicket")} icon={ArrowUpRight} onClick={() => onOpenTicket(entry.ticketId)} />
      </div>
      {(outcome?.type === "refused" || outcome?.type === "held") && (
        <AttentionPanel operationId={entry.operationId} attention={outcome} words={words} />
      )}
    </li>
  );
}

function EditButton({ operationId, words }: { operationId: string; words: string }) {
  const desk = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  const resend = (edited: string) =>
    desk
      .resend(operationId, edited)
      .then(close)
      .catch((fault: unknown) => showFault(t("outbox.changeFailed"), fault));
  return (
    <>
      <IconButton label={t("actions.edit")} icon={Pencil} onClick={() => setIsOpen(true)} />
      <EditWordsDialog open={isOpen} words={words} onClose={close} onSend={(edited) => void resend(edited)} />
    </>
  );
}

function DiscardButton({ operationId, words }: { operationId: string; words: string | null }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <IconButton label={t("actions.discard")} icon={Trash2} onClick={() => setIsAsking(true)} />
      <DiscardDialog open={isAsking} operationId={operationId} words={words} onClose={() => setIsAsking(false)} />
    </>
  );
}

function StateIcon({ state }: { state: OutboxLineProps["entry"]["state"] }) {
  switch (state) {
    case "sent":
      return (
        <CircleCheck
          role="img"
          aria-label={t("outbox.states.sent")}
          className="mt-0.5 size-4 shrink-0 text-success-ink"
        />
      );
    case "needs_attention":
      return (
        <CircleAlert role="img" aria-label={t("outbox.attention")} className="mt-0.5 size-4 shrink-0 text-danger-ink" />
      );
    case "sending":
      return (
        <LoaderCircle
          role="img"
          aria-label={t("outbox.states.sending")}
          className="mt-0.5 size-4 shrink-0 animate-spin text-info-ink"
        />
      );
    case "waiting":
      return (
        <HardDriveUpload
          role="img"
          aria-label={t("outbox.states.waiting")}
          className="mt-0.5 size-4 shrink-0 text-warning-ink"
        />
      );
  }
}
