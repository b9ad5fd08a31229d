import { useCallback, useEffect, useState } from "react";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

/** What only the server knows, as far as it could be asked. */
export type ServerList<T> =
  | { type: "asking" }
  | { type: "offline" }
  | { type: "failed" }
  | { type: "known"; items: readonly T[] };

export interface AskedOfServer<T> {
  list: ServerList<T>;
  /** Asks once more, as after a change. */
  refresh(): Promise<void>;
}

/**
 * A list that is asked of the server alone, and again whenever there is a connection again. `find` stays the same for as long as
 * what it finds does.
 */
export function useServerList<T>(find: (signal?: AbortSignal) => Promise<readonly T[]>): AskedOfServer<T> {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isOnline = status?.connection.state === "online";
  const [answer, setAnswer] = useState<ServerList<T>>({ type: "asking" });

  const ask = useCallback(
    async (signal?: AbortSignal) => {
      const known = await find(signal)
        .then((items): ServerList<T> => ({ type: "known", items }))
        .catch((): ServerList<T> => ({ type: "failed" }));
      if (!signal?.aborted) setAnswer(known);
    },
    [find],
  );

  useEffect(() => {
    if (!isOnline) return;
    const asking = new AbortController();
    void ask(asking.signal);
    return () => asking.abort();
  }, [ask, isOnline]);

  return { list: isOnline ? answer : { type: "offline" }, refresh: ask };
}
