import { useMemo } from "react";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

/** The tickets, by id, in which something is being written, and those in which something was refused. */
export interface Unsettled {
  drafts: ReadonlySet<string>;
  refused: ReadonlySet<string>;
}

export function useUnsettled(): Unsettled {
  const desk = useDesk();
  const drafts = useWatched(() => desk.watchDrafts(), [desk]);
  const outbox = useWatched(() => desk.watchOutbox(), [desk]);
  return useMemo(() => {
    const refused = outbox?.filter(({ state }) => state === "needs_attention") ?? [];
    return { drafts: ticketIdsOf(drafts ?? []), refused: ticketIdsOf(refused) };
  }, [drafts, outbox]);
}

function ticketIdsOf(entries: readonly { ticketId: string }[]): ReadonlySet<string> {
  return new Set(entries.map(({ ticketId }) => ticketId));
}
