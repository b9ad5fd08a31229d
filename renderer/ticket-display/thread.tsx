// A ticket's conversation with its history in line: the description first, then what was said and done.

import { ArrowUp } from "lucide-react";
import { useMemo } from "react";
import type { ShownTicket, ThreadItem, ThreadMessage } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ListEnd } from "#renderer/ui/list-end.tsx";
import { AttentionPanel } from "./attention-panel.tsx";
import { EventLine } from "./event-line.tsx";
import { Markdown } from "./markdown.tsx";
import { BubbleHeader, BubbleShell, MessageBubble } from "./message-bubble.tsx";
import { toThreadLines } from "./thread-lines.ts";
import { TimeText } from "./time-text.tsx";
import { useShownLines } from "./use-shown-lines.ts";

export interface ThreadProps {
  ticket: ShownTicket;
  items: readonly ThreadItem[];
  viewerId: string;
  emptyText: string;
}

/** Given a key where one ticket follows another in its place. */
export function Thread({ ticket, items, viewerId, emptyText }: ThreadProps) {
  const hasMessages = items.some((item) => item.type === "message");
  const lines = useMemo(() => toThreadLines(items), [items]);
  const { list, shown, old, earlier, showEarlier } = useShownLines(lines);
  return (
    <ol ref={list} aria-label={t("display.conversation")} className="flex flex-col gap-4">
      <li aria-live="off">
        {earlier > 0 ? (
          <EarlierLines count={earlier} onShow={showEarlier} />
        ) : (
          <OpeningMessage ticket={ticket} viewerId={viewerId} />
        )}
      </li>
      {shown.map((item, at) => (
        <li key={item.id} aria-live={at < old ? "off" : undefined}>
          {item.type === "deed" ? (
            <EventLine events={item.events} viewerId={viewerId} />
          ) : (
            <MessageBubble message={item} isMine={item.userId === viewerId} actions={<WhatToDo message={item} />} />
          )}
        </li>
      ))}
      {!hasMessages && <li className="py-4 text-center text-sm text-ink-faint">{emptyText}</li>}
    </ol>
  );
}

/** They come by themselves once somebody scrolls near them; the button is for whoever gets there otherwise. */
function EarlierLines({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div className="flex flex-col items-center">
      <ListEnd key={count} onSeen={onShow} />
      <Button size="sm" variant="ghost" icon={ArrowUp} onClick={onShow}>
        {/* The description is one too. */}
        {t("display.earlier", { count: count + 1 })}
      </Button>
    </div>
  );
}

function WhatToDo({ message: { operationId, attention, message } }: { message: ThreadMessage }) {
  if (operationId === null || attention === null) return null;
  return <AttentionPanel operationId={operationId} attention={attention} words={message} />;
}

/** The description is the customer's first word, whoever typed it. */
function OpeningMessage({ ticket, viewerId }: { ticket: ShownTicket; viewerId: string }) {
  const name =
    ticket.userId === viewerId ? t("display.person.you", { name: ticket.customerName }) : ticket.customerName;
  return (
    <article
      aria-label={t("display.message.opening", { name: ticket.customerName })}
      data-kind="customer"
      className="flex"
    >
      <BubbleShell kind="customer">
        <BubbleHeader kind="customer" name={name}>
          <TimeText iso={ticket.createdAt} as="moment" />
        </BubbleHeader>
        <Markdown text={ticket.description} />
      </BubbleShell>
    </article>
  );
}
