import { useRef, useState } from "react";
import type { TicketList } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { tellOfChanges } from "#renderer/ticket-display/undo.ts";
import { toDoneWords, toLeftWords } from "./bulk-words.ts";
import { type CommonChange, changeMany } from "./change-many.ts";
import { readListIds } from "./read-list-ids.ts";
import { useSelection } from "./selection-store.ts";

export interface ChangeMany {
  /** Changes them slice by slice, tells what came of it and offers to take it back. */
  change(ticketIds: Iterable<string>, change: CommonChange): Promise<void>;
  /** The same for all that the list holds at this moment. */
  changeAll(list: TicketList, change: CommonChange): Promise<void>;
  /** Ends it; what was done stays done, and can be taken back. */
  stop(): void;
  /** How far it is, null while nothing is under way. */
  progress: { done: number; total: number } | null;
}

export function useChangeMany(): ChangeMany {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const [progress, setProgress] = useState<ChangeMany["progress"]>(null);
  const stopping = useRef(new AbortController());
  const nameOf = (id: string) => staff?.find((person) => person.id === id)?.displayName ?? t("display.person.somebody");

  async function changeFound(find: () => Promise<readonly string[]>, wanted: CommonChange): Promise<void> {
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    setProgress({ done: 0, total: 0 });
    try {
      const ticketIds = await find();
      const onProgress = (done: number) => setProgress({ done, total: ticketIds.length });
      onProgress(0);
      const { changed, refused, fault } = await changeMany(desk, ticketIds, wanted, { onProgress, signal });
      const left = toLeftWords(refused);
      const title = toDoneWords(wanted, changed.length, nameOf);
      tellOfChanges(desk, changed, { title, ...(left !== undefined && { detail: left }) });
      if (fault !== null) throw fault;
      useSelection.getState().clear();
    } catch (fault) {
      showFault(t("inbox.bulk.restFailed"), fault);
    } finally {
      setProgress(null);
    }
  }

  return {
    change: (ticketIds, wanted) => changeFound(async () => [...ticketIds], wanted),
    changeAll: (list, wanted) => changeFound(() => readListIds(desk, list), wanted),
    stop: () => stopping.current.abort(),
    progress,
  };
}
