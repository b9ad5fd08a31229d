import { useEffect, useMemo, useRef, useState } from "react";
import type { Draft } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showNotice } from "#renderer/ui/toast.tsx";
import { createDraftKeeper, type DraftKeeper } from "./draft-keeper.ts";
import { toFaultText } from "./fault-words.ts";

export interface DraftInHand {
  text: string;
  /** False while the kept draft is being looked up; what is typed meanwhile is put behind it. */
  isLoaded: boolean;
  setText: (text: string) => void;
  /**
   * Does `work` with nothing left to be stored behind its back, and empties the field once it is done. Where it fails
   * the words stay in the field and in the store.
   */
  sendOff: (work: () => Promise<unknown>) => Promise<void>;
}

/** What was looked up for one stay at a ticket: whoever comes back to it looks it up again. */
interface Held {
  key: string;
  keeper: DraftKeeper;
  text: string;
  isLoaded: boolean;
}

/** The words being typed for one ticket and kind, kept on the device as they are typed (M4). */
export function useDraft(ticketId: string, kind: Draft["kind"]): DraftInHand {
  const desk = useDesk();
  const key = `${kind} ${ticketId}`;
  const keeper = useKeeper(ticketId, kind);
  const [held, setHeld] = useState<Held | null>(null);
  const current = held?.keeper === keeper ? held : { key, keeper, text: "", isLoaded: false };
  const early = useRef({ text: "" });
  const leaving = useRef(Promise.resolve());

  useEffect(() => {
    let isCurrent = true;
    const typed = { text: "" };
    early.current = typed;
    const loading = leaving.current
      // What was left a moment ago may still be on its way into the store: it is read after that.
      .then(() => desk.findDraft(ticketId, kind))
      .then((draft) => {
        const text = [draft?.text ?? "", typed.text].filter(Boolean).join("\n");
        if (typed.text !== "") keeper.change(text);
        if (isCurrent) setHeld({ key: `${kind} ${ticketId}`, keeper, text, isLoaded: true });
      })
      .catch(reportFault);
    const stopFlushing = flushOnLeaving(keeper);
    return () => {
      isCurrent = false;
      stopFlushing();
      leaving.current = loading.then(() => keeper.flush());
      void keeper.flush();
    };
  }, [desk, ticketId, kind, keeper]);

  return {
    text: current.text,
    isLoaded: current.isLoaded,
    setText(text) {
      setHeld({ ...current, text });
      if (current.isLoaded) keeper.change(text);
      else early.current.text = text;
    },
    async sendOff(work) {
      await keeper.settle();
      try {
        await work();
        // Whoever left and has come back meanwhile was shown words that were on their way.
        setHeld((now) => (now?.key === key ? { ...now, text: "" } : now));
      } catch (fault) {
        keeper.change(current.text);
        await keeper.flush();
        throw fault;
      }
    },
  };
}

function useKeeper(ticketId: string, kind: Draft["kind"]): DraftKeeper {
  const desk = useDesk();
  return useMemo(() => {
    const keep = (text: string) => desk.keepDraft({ ticketId, kind, text });
    return createDraftKeeper({ keep, discard: () => desk.discardDraft(ticketId, kind) }, reportFault);
  }, [desk, ticketId, kind]);
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
    title: t("display.draft.notSaved"),
    detail: `${t("display.draft.keepOpen")} ${toFaultText(fault)}`,
    tone: "danger",
  });
}
