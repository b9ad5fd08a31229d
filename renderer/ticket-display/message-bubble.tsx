import { Headphones, StickyNote } from "lucide-react";
import type { ReactNode } from "react";
import { type MessageKind, messageKind, showsBothTimes } from "#domain/conversation/message.ts";
import type { ThreadMessage } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { BadgeShell } from "#renderer/ui/badge.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { emphasiseMentions } from "./emphasise-mentions.ts";
import { Markdown } from "./markdown.tsx";
import { MessageStateText } from "./message-state-text.tsx";
import { TimeText } from "./time-text.tsx";

/**
 * One message of a conversation. Its kind shows in ground, place and badge alike (M1): a customer's on a light ground,
 * the desk's reply from purple to pink, an internal note on orange.
 */
export function MessageBubble({ message, isMine, actions }: MessageBubbleProps) {
  const kind = messageKind(message);
  return (
    <article
      aria-label={t(`display.message.labels.${kind}`, { name: message.authorName })}
      data-kind={kind}
      className={classes("flex flex-col", kind === "customer" ? "items-start" : "items-end")}
    >
      <BubbleShell kind={kind}>
        <BubbleHeader
          kind={kind}
          name={isMine ? t("display.person.you", { name: message.authorName }) : message.authorName}
        >
          <MessageTimes message={message} />
        </BubbleHeader>
        <Markdown text={emphasiseMentions(message.message, message.mentioned)} />
      </BubbleShell>
      {isMine && <MessageStateText state={message.state} />}
      {actions}
    </article>
  );
}

export interface MessageBubbleProps {
  message: ThreadMessage;
  isMine: boolean;
  /** What can be done about a message that needs attention. */
  actions?: ReactNode;
}

export function BubbleShell({ kind, children }: { kind: MessageKind; children: ReactNode }) {
  return (
    <div className={classes("w-fit max-w-[min(46rem,92%)] min-w-48 rounded-xl px-3.5 py-2.5", GROUNDS[kind])}>
      {children}
    </div>
  );
}

export function BubbleHeader({ kind, name, children }: { kind: MessageKind; name: string; children: ReactNode }) {
  return (
    <header className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs">
      <span className="font-semibold wrap-long">{name}</span>
      <KindBadge kind={kind} />
      <span className={classes("text-2xs", MUTED[kind])}>{children}</span>
    </header>
  );
}

function KindBadge({ kind }: { kind: MessageKind }) {
  if (kind === "customer") return null;
  const isNote = kind === "internalNote";
  return (
    <BadgeShell
      icon={isNote ? StickyNote : Headphones}
      className={classes(
        "h-4.5! font-bold! tracking-wide",
        isNote
          ? "bg-message-note-badge text-message-note-badge-ink"
          : "bg-message-staff-badge text-message-staff-badge-ink",
      )}
    >
      {t(isNote ? "display.message.note" : "display.message.staff")}
    </BadgeShell>
  );
}

/** M2: both times where they lie more than a minute apart, for the words are older than their arrival. */
function MessageTimes({ message }: { message: ThreadMessage }) {
  const { writtenAt, createdAt } = message;
  if (createdAt === null || !showsBothTimes(writtenAt, createdAt)) {
    return <TimeText iso={createdAt ?? writtenAt} as="moment" />;
  }
  return t.rich("display.message.times", {
    written: () => <TimeText iso={writtenAt} as="moment" />,
    sent: () => <TimeText iso={createdAt} as="moment" />,
  });
}

const GROUNDS: Readonly<Record<MessageKind, string>> = {
  customer: "rounded-tl-sm bg-message-customer text-message-customer-ink",
  staffReply: "rounded-tr-sm message-staff",
  internalNote: "rounded-tr-sm bg-message-note text-message-note-ink",
};

const MUTED: Readonly<Record<MessageKind, string>> = {
  customer: "text-message-customer-muted",
  staffReply: "text-message-staff-ink",
  internalNote: "text-message-note-muted",
};
