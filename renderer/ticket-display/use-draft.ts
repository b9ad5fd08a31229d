import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { Draft } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { showNotice } from "#renderer/ui/toast.tsx";
import { createDraftKeeper, type DraftKeeper } from "./draft-keeper.ts";

export interface DraftInHand {
  /** Null while the kept draft is being looked up. */
  text: string | null;
  setText: (text: string) => void;
  /**
   * Does `work` with nothing left to be stored behind its back, and empties the field once it is done. Where it fails
   * the words stay in the field and in the store.
   */
  sendOff: (work: () => Promise<unknown>) => Promise<void>;
}

/** The words being typed for one ticket and kind, kept on the device as they are typed (M4). */
export function useDraft(ticketId: string, kind: Draft["kind"]): DraftInHand {
  const desk = useDesk();
  const key = `${kind} ${ticketId}`;
  const [held, setHeld] = useState<{ key: string; text: string } | null>(null);
  const text = held?.key === key ? held.text : null;

  const keeper = useMemo(
    () =>
      createDraftKeeper(
        {
          keep: (words) => desk.keepDraft({ ticketId, kind, text: words }),
          discard: () => desk.discardDraft(ticketId, kind),
        },
        reportFault,
      ),
    [desk, ticketId, kind],
  );

  const show = useEffectEvent((words: string) =>
    setHeld((current) => (current?.key === key ? current : { key, text: words })),
  );
  const leaving = useRef(Promise.resolve());
  useEffect(() => {
    let isCurrent = true;
    // What was left a moment ago may still be on its way into the store: it is read after that.
    leaving.current
      .then(() => desk.findDraft(ticketId, kind))
      .then((draft) => isCurrent && show(draft?.text ?? ""))
      .catch(reportFault);
    const stopFlushing = flushOnLeaving(keeper);
    return () => {
      isCurrent = false;
      stopFlushing();
      leaving.current = keeper.flush();
      setHeld(null);
    };
  }, [desk, ticketId, kind, keeper]);

  return {
    text,
    setText(words) {
      setHeld({ key, text: words });
      keeper.change(words);
    },
    async sendOff(work) {
      await keeper.settle();
      try {
        await work();
        setHeld((current) => (current?.key === key ? { key, text: "" } : current));
      } catch (fault) {
        keeper.change(text ?? "");
        await keeper.flush();
        throw fault;
      }
    },
  };
}

/** A window that is left, hidden or closed stores what was typed to the last letter. */
function flushOnLeaving(keeper: DraftKeeper): () => void {
  const flush = () => void keeper.flush();
  window.addEventListener("pagehide", flush);
  window.addEventListener("blur", flush);
  document.addEventListener("visibilitychange", flush);
  return () => {
    window.removeEventListener("pagehide", flush);
    window.removeEventListener("blur", flush);
    document.removeEventListener("visibilitychange", flush);
  };
}

function reportFault(fault: unknown): void {
  showNotice({
    title: "Your draft could not be saved on this device",
    detail: `Keep this window open and copy your words. ${fault instanceof Error ? fault.message : ""}`,
    tone: "danger",
  });
}
