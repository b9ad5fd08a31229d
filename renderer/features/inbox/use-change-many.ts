import type { TicketList } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { tellOfChanges } from "#renderer/ticket-display/undo.ts";
import { toDoneWords, toLeftWords } from "./bulk-words.ts";
import { type CommonChange, changeMany } from "./change-many.ts";
import { type ChangeRun, useChangeRun } from "./change-run-store.ts";
import { readListIds } from "./read-list-ids.ts";
import { useSelection } from "./selection-store.ts";

/** One change at a time, over all who ask for one: while it runs, another is not begun. */
export interface ChangeMany extends ChangeRun {
  /** Changes them slice by slice, tells what came of it and offers to take it back. */
  change(ticketIds: Iterable<string>, change: CommonChange): Promise<void>;
  /** The same for all that the list holds at this moment. */
  changeAll(list: TicketList, change: CommonChange): Promise<void>;
}

export function useChangeMany(): ChangeMany {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const run = useChangeRun();
  const nameOf = (id: string) => staff?.find((person) => person.id === id)?.displayName ?? t("display.person.somebody");

  async function changeFound(find: () => Promise<readonly string[]>, wanted: CommonChange): Promise<void> {
    if (useChangeRun.getState().progress) return;
    const stopping = new AbortController();
    const { signal } = stopping;
    const chosen = useSelection.getState();
    useChangeRun.setState({ progress: { done: 0, total: 0 }, stop: () => stopping.abort() });
    try {
      const ticketIds = await find();
      const onProgress = (done: number) => useChangeRun.setState({ progress: { done, total: ticketIds.length } });
      onProgress(0);
      const { changed, refused, fault, heldBack } = await changeMany(desk, ticketIds, wanted, { onProgress, signal });
      const left = heldBack > 0 ? t("inbox.bulk.heldBack", { count: heldBack }) : toLeftWords(refused);
      const title = toDoneWords(wanted, changed.length, nameOf);
      tellOfChanges(desk, changed, { title, ...(left !== undefined && { detail: left }) });
      if (fault !== null) throw fault;
      // What was chosen meanwhile stays chosen.
      if (useSelection.getState() === chosen) chosen.clear();
    } catch (fault) {
      showFault(t("inbox.bulk.restFailed"), fault);
    } finally {
      useChangeRun.setState({ progress: null });
    }
  }

  return {
    change: (ticketIds, wanted) => changeFound(async () => [...ticketIds], wanted),
    changeAll: (list, wanted) => changeFound(() => readListIds(desk, list), wanted),
    ...run,
  };
}
