// What to do about something that was refused or held: its reason, and the ways on. Words are never dropped unasked (S5).

import { Copy, Pencil, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Refusal } from "#domain/ticket/refusal.ts";
import type { Attention } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { copyWords } from "./copy-words.ts";
import { DiscardDialog } from "./discard-dialog.tsx";
import { EditWordsDialog } from "./edit-words-dialog.tsx";
import { HeldPanel } from "./held-panel.tsx";
import { RefusalText } from "./refusal-text.tsx";
import { showFault } from "./show-fault.ts";

export interface AttentionPanelProps {
  operationId: string;
  attention: Attention;
  /** The words in it, null for a change without any. */
  words: string | null;
}

export function AttentionPanel({ operationId, attention, words }: AttentionPanelProps) {
  if (attention.type === "held") return <HeldPanel operationId={operationId} words={words ?? ""} />;
  return <RefusedPanel operationId={operationId} refusal={attention.refusal} words={words} />;
}

type RefusedPanelProps = Omit<AttentionPanelProps, "attention"> & { refusal: Refusal };

function RefusedPanel({ operationId, refusal, words }: RefusedPanelProps) {
  const desk = useDesk();
  const [asking, setAsking] = useState<"edit" | "discard" | null>(null);
  const close = () => setAsking(null);
  const resend = (edited?: string) =>
    desk
      .resend(operationId, edited)
      .then(close)
      .catch((fault: unknown) => showFault(t("display.attention.resendFailed"), fault));

  return (
    <div className="mt-1.5 w-full max-w-[46rem]">
      <Banner
        tone="danger"
        title={words === null ? t("display.attention.refused") : t("display.attention.notSent")}
        actions={
          <>
            {words !== null && (
              <Button size="sm" icon={Pencil} onClick={() => setAsking("edit")}>
                {t("actions.edit")}
              </Button>
            )}
            <Button size="sm" icon={RotateCcw} onClick={() => void resend()}>
              {words === null ? t("actions.tryAgain") : t("actions.sendAgain")}
            </Button>
            {words !== null && (
              <Button size="sm" icon={Copy} onClick={() => void copyWords(words)}>
                {t("display.attention.copyWords")}
              </Button>
            )}
            <Button size="sm" icon={Trash2} onClick={() => setAsking("discard")}>
              {t("actions.discard")}
            </Button>
          </>
        }
      >
        <RefusalText refusal={refusal} />
      </Banner>
      {words !== null && (
        <EditWordsDialog
          open={asking === "edit"}
          words={words}
          onClose={close}
          onSend={(edited) => void resend(edited)}
        />
      )}
      <DiscardDialog open={asking === "discard"} operationId={operationId} words={words} onClose={close} />
    </div>
  );
}
