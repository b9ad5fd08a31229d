// A public reply that was not sent, for something arrived that its author had not seen (M3): what that is, and the three
// ways on. The words stay until their author has chosen.

import { Eye, Pencil, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Arrived, ThreadMessage } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { toArrivedText } from "./arrived-words.ts";
import { DiscardDialog } from "./discard-dialog.tsx";
import { EditWordsDialog } from "./edit-words-dialog.tsx";
import { showFault } from "./show-fault.ts";
import { TimeText } from "./time-text.tsx";

export interface HeldPanelProps {
  operationId: string;
  words: string;
}

export function HeldPanel({ operationId, words }: HeldPanelProps) {
  const desk = useDesk();
  const arrived = useWatched(() => desk.watchArrived(operationId), [desk, operationId]);
  const [asking, setAsking] = useState<"edit" | "discard" | null>(null);
  const close = () => setAsking(null);
  const send = (edited?: string) =>
    desk
      .resend(operationId, edited)
      .then(close)
      .catch((fault: unknown) => showFault(t("display.held.failed"), fault));
  if (!arrived) return null;
  const isFetching = arrived.state === "fetching";

  return (
    <section
      aria-label={t("display.held.title")}
      className="mt-1.5 flex w-full max-w-[46rem] flex-col gap-2.5 rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-ink"
    >
      <p role="status" className="flex items-start gap-2">
        <Eye aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {t.rich("display.held.notSent", {
            strong: (words) => <strong className="font-semibold">{words}</strong>,
            why: toArrivedText(arrived),
          })}
        </span>
      </p>
      <ArrivedList messages={arrived.messages} />
      <div className="flex flex-wrap gap-1.5">
        <Button size="sm" icon={Send} busy={isFetching} onClick={() => void send()}>
          {t("display.held.sendAsIs")}
        </Button>
        <Button size="sm" icon={Pencil} disabled={isFetching} onClick={() => setAsking("edit")}>
          {t("actions.edit")}
        </Button>
        <Button size="sm" icon={Trash2} onClick={() => setAsking("discard")}>
          {t("actions.discard")}
        </Button>
      </div>
      <EditWordsDialog open={asking === "edit"} words={words} onClose={close} onSend={(edited) => void send(edited)} />
      <DiscardDialog open={asking === "discard"} operationId={operationId} words={words} onClose={close} />
    </section>
  );
}

function ArrivedList({ messages }: Pick<Arrived, "messages">) {
  if (messages.length === 0) return null;
  return (
    <ul aria-label={t("display.held.arrived")} className="flex flex-col gap-2 border-l-2 border-current pl-3">
      {messages.map((message) => (
        <li key={message.id}>
          <ArrivedMessage message={message} />
        </li>
      ))}
    </ul>
  );
}

function ArrivedMessage({ message: { authorName, message, isInternalNote, createdAt } }: { message: ThreadMessage }) {
  return (
    <>
      <p className="text-xs">
        {isInternalNote ? (
          t.rich("display.held.inNote", { author: () => <span className="font-semibold">{authorName}</span> })
        ) : (
          <span className="font-semibold">{authorName}</span>
        )}{" "}
        {createdAt !== null && <TimeText iso={createdAt} as="moment" />}
      </p>
      <p className="line-clamp-4 whitespace-pre-line text-ink wrap-long">{message}</p>
    </>
  );
}
