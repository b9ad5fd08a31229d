import { useState } from "react";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { tellOfChanges } from "#renderer/ticket-display/undo.ts";
import { toDoneWords, toLeftWords } from "./bulk-words.ts";
import { type CommonChange, changeMany } from "./change-many.ts";
import { useSelection } from "./selection-store.ts";

export interface ChangeMany {
  /** Changes them one after the other, tells what came of it and offers to take it back. */
  change(ticketIds: Iterable<string>, change: CommonChange): Promise<void>;
  isBusy: boolean;
}

export function useChangeMany(): ChangeMany {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const [isBusy, setIsBusy] = useState(false);
  const nameOf = (id: string) => staff?.find((person) => person.id === id)?.displayName ?? "somebody";

  async function change(ticketIds: Iterable<string>, wanted: CommonChange): Promise<void> {
    setIsBusy(true);
    const { changed, refused, fault } = await changeMany(desk, [...ticketIds], wanted);
    setIsBusy(false);
    const left = toLeftWords(refused);
    const title = toDoneWords(wanted, changed.length, nameOf);
    tellOfChanges(desk, changed, { title, ...(left !== undefined && { detail: left }) });
    if (fault === null) useSelection.getState().clear();
    else showFault("The rest could not be changed", fault);
  }

  return { change, isBusy };
}
