import { useMemo } from "react";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

/** The tickets in which something is being written. */
export function useDraftIds(): ReadonlySet<string> {
  const desk = useDesk();
  const drafts = useWatched(() => desk.watchDrafts(), [desk]);
  return useMemo(() => new Set(drafts?.map(({ ticketId }) => ticketId)), [drafts]);
}
