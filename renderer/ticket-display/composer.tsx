// Where replies and internal notes are written. While it writes a note the whole composer is orange and says so in its
// heading, its switch and its button: a note taken for a reply, or the other way round, can't be taken back.

import { CircleCheck, Lock, Reply, Send, StickyNote } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from "react";
import { BODY_MAX } from "#domain/ticket/ticket.ts";
import type { DraftKind } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { KeyboardHint } from "#renderer/ui/keyboard-hint.tsx";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { spellKey } from "#renderer/ui/shortcuts/shortcut.ts";
import { Tooltip } from "#renderer/ui/tooltip.tsx";
import { keysOf } from "./desk-commands.ts";
import { formatSelection } from "./format-selection.ts";
import { MentionList, mentionOptionId } from "./mention-list.tsx";
import { showFault } from "./show-fault.ts";
import { useDraft } from "./use-draft.ts";
import { useMentions } from "./use-mentions.ts";

export interface ComposerProps {
  ticketId: string;
  kind: DraftKind;
  /** Given where there is a choice: staff write replies and notes, customers replies alone. */
  onKindChange?: (kind: DraftKind) => void;
  placeholder: string;
  /** Something to know before writing: that the ticket is closed, that the words will wait. */
  hint?: ReactNode;
  fieldRef?: RefObject<HTMLTextAreaElement | null>;
  /** Closes the ticket behind the words that were sent. Given where that can be asked for in one press. */
  closeTicket?: (() => Promise<unknown>) | undefined;
  /** Asked before words are sent; what it answers is called once they are stored, and told what was done with the ticket. */
  beforeSend?: (() => Promise<WhenSent>) | undefined;
  /** Told whenever the words change, and once they are sent. */
  onWords?: (text: string) => void;
}

export type WhenSent = (sent: { isClosed: boolean }) => void;

export function Composer({ ticketId, kind, onKindChange, placeholder, hint, fieldRef, ...props }: ComposerProps) {
  const { closeTicket, beforeSend, onWords } = props;
  const desk = useDesk();
  const draft = useDraft(ticketId, kind);
  const kinds = useKinds(ticketId, kind);
  const place = `${kind} ${ticketId}`;
  const [sendingFrom, setSendingFrom] = useState<string | null>(null);
  const isSending = sendingFrom === place;
  const { text } = draft;
  const isNote = kind === "note";
  const excess = text.length - BODY_MAX;
  const canSend = draft.isLoaded && text.trim() !== "" && excess <= 0 && !isSending;

  async function send(close?: () => Promise<unknown>) {
    if (!canSend) return;
    setSendingFrom(place);
    try {
      const whenSent = await beforeSend?.();
      await draft.sendOff(() => desk.sendMessage({ ticketId, message: text, isInternalNote: isNote }));
      onWords?.("");
      whenSent?.({ isClosed: close !== undefined && (await tryToClose(close)) });
    } catch (fault) {
      showFault(isNote ? t("display.composer.noteFailed") : t("display.composer.replyFailed"), fault);
    } finally {
      setSendingFrom((current) => (current === place ? null : current));
    }
  }

  async function sendAndClose() {
    if (closeTicket) await send(closeTicket);
  }

  return (
    <section
      aria-label={isNote ? t("display.composer.writeNote") : t("display.composer.writeReply")}
      data-kind={kind}
      className={classes(
        "relative flex flex-col rounded-xl border-2 transition-colors",
        isNote ? "border-note-line bg-note-soft" : "border-line-strong bg-surface focus-within:border-accent",
      )}
    >
      <ComposerHead kind={kind} kinds={kinds} onKindChange={onKindChange} />
      {/* Another ticket's field is another: what was undone in this one must not come back there. */}
      <ComposerField
        key={ticketId}
        isNote={isNote}
        label={isNote ? t("display.composer.note") : t("display.composer.reply")}
        text={text}
        isSending={isSending}
        placeholder={placeholder}
        excess={excess}
        onText={(changed) => {
          draft.setText(changed);
          onWords?.(changed);
        }}
        onSend={() => void send()}
        onSendAndClose={() => void sendAndClose()}
        {...(fieldRef && { fieldRef })}
      />
      <ComposerFoot
        isNote={isNote}
        hint={hint}
        isSending={isSending}
        canSend={canSend}
        onSend={() => void send()}
        {...(closeTicket && { onSendAndClose: () => void sendAndClose() })}
      />
    </section>
  );
}

async function tryToClose(close: () => Promise<unknown>): Promise<boolean> {
  try {
    await close();
    return true;
  } catch (fault) {
    showFault(t("display.composer.closeFailed"), fault);
    return false;
  }
}

interface ComposerHeadProps {
  kind: DraftKind;
  kinds: ReturnType<typeof useKinds>;
  onKindChange: ComposerProps["onKindChange"] | undefined;
}

function ComposerHead({ kind, kinds, onKindChange }: ComposerHeadProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-2.5 pt-2">
      {onKindChange ? (
        <Segmented label={t("display.composer.what")} value={kind} onValueChange={onKindChange} options={kinds} />
      ) : (
        <span className="px-1 text-xs font-medium text-ink-muted">{t("display.composer.yourReply")}</span>
      )}
      {kind === "note" && (
        <span className="inline-flex items-center gap-1 text-xs font-semibold text-note-ink">
          <Lock aria-hidden className="size-3.5" /> {t("display.composer.onlyStaff")}
        </span>
      )}
    </div>
  );
}

interface ComposerFootProps {
  isNote: boolean;
  hint: ReactNode;
  isSending: boolean;
  canSend: boolean;
  onSend: () => void;
  onSendAndClose?: () => void;
}

function ComposerFoot({ isNote, hint, isSending, canSend, onSend, onSendAndClose }: ComposerFootProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-2.5 pt-1.5 pb-2">
      <span className={classes("min-w-0 flex-1 text-xs", isNote ? "text-note-ink" : "text-ink-faint")}>{hint}</span>
      {onSendAndClose && (
        <Tooltip text={t("display.composer.sendAndClose")} keys={keysOf("sendAndClose")}>
          <Button icon={CircleCheck} disabled={!canSend} onClick={onSendAndClose}>
            {t("display.composer.sendAndClose")}
          </Button>
        </Tooltip>
      )}
      <Button
        variant={isNote ? "note" : "primary"}
        icon={isNote ? StickyNote : Send}
        busy={isSending}
        disabled={!canSend}
        onClick={onSend}
      >
        {isNote ? t("display.composer.addNote") : t("display.composer.sendReply")}
        <span className="max-sm:hidden" aria-hidden>
          <KeyboardHint keys={keysOf("send")} tone="inverse" />
        </span>
      </Button>
    </div>
  );
}

/** The two kinds; the one that is not written just now tells whether a draft of it is kept. */
function useKinds(ticketId: string, kind: DraftKind) {
  const desk = useDesk();
  const drafts = useWatched(() => desk.watchDrafts(), [desk]);
  const noteFor = (other: DraftKind) => {
    const isKept = drafts?.some((draft) => draft.ticketId === ticketId && draft.kind === other);
    return isKept && other !== kind ? t("display.composer.withDraft") : undefined;
  };
  return [
    { value: "reply", label: t("display.composer.reply"), icon: Reply, note: noteFor("reply") },
    { value: "note", label: t("display.composer.note"), icon: StickyNote, tone: "note", note: noteFor("note") },
  ] as const;
}

interface ComposerFieldProps {
  isNote: boolean;
  label: string;
  text: string;
  /** Its words are on their way into the store: none are added to them. */
  isSending: boolean;
  placeholder: string;
  excess: number;
  onText: (text: string) => void;
  onSend: () => void;
  onSendAndClose: () => void;
  fieldRef?: RefObject<HTMLTextAreaElement | null>;
}

function ComposerField({ isNote, label, text, isSending, placeholder, excess, onText, ...props }: ComposerFieldProps) {
  const { fieldRef, ...on } = props;
  const faultId = useId();
  const ownRef = useRef<HTMLTextAreaElement>(null);
  const field = fieldRef ?? ownRef;
  const mentions = useMentions({ isNote, text, onText, field });
  const isOffering = mentions.choices.length > 0;
  return (
    <div className="flex flex-col">
      <MentionList {...mentions} />
      <textarea
        autoComplete="off"
        ref={field}
        aria-autocomplete={isNote ? "list" : undefined}
        aria-controls={isOffering ? mentions.listId : undefined}
        aria-activedescendant={isOffering ? mentionOptionId(mentions.listId, mentions.marked) : undefined}
        onSelect={(event) => mentions.onCaret(event.currentTarget.selectionStart)}
        onBlur={() => mentions.onCaret(null)}
        aria-label={label}
        aria-invalid={excess > 0 || undefined}
        aria-describedby={excess > 0 ? faultId : undefined}
        dir="auto"
        value={text}
        readOnly={isSending}
        placeholder={placeholder}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (!mentions.onKey(event)) return handleKey(event, on);
          event.preventDefault();
          event.stopPropagation();
        }}
        className="field-sizing-content max-h-[38vh] min-h-18 resize-none bg-transparent px-3.5 py-2 text-base outline-none wrap-long"
      />
      {excess > 0 && (
        <p id={faultId} role="alert" className="px-3.5 pb-1 text-xs font-medium text-danger-ink">
          {t("display.composer.excess", { excess, most: BODY_MAX })}
        </p>
      )}
    </div>
  );
}

function handleKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  on: Pick<ComposerFieldProps, "onSend" | "onSendAndClose">,
): void {
  const keys = event.nativeEvent.isComposing ? null : spellKey(event);
  if (keys === "Escape") event.currentTarget.blur();
  if (keys === null || !doKey(keys, event.currentTarget, on)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Returns whether the key means something here. */
function doKey(
  keys: string,
  field: HTMLTextAreaElement,
  on: Pick<ComposerFieldProps, "onSend" | "onSendAndClose">,
): boolean {
  if (keys === keysOf("send")) on.onSend();
  else if (keys === keysOf("sendAndClose")) on.onSendAndClose();
  else return formatSelection(field, keys);
  return true;
}
