import { useCallback, useEffect, useMemo } from "react";
import { BehaviorSubject } from "rxjs";
import type { Status } from "#domain/ticket/values.ts";
import type { FoundHere, SearchRequest } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

export interface Search {
  /** What was found last, which may still be for the text before; undefined until the store has answered once. */
  found: FoundHere | undefined;
  /** Asks for some more. */
  showMore: () => void;
  /** Searches for what is just being typed, before it is rendered: the store works on it meanwhile. */
  searchNow: (text: string) => void;
}

/** More than a screen has; more are asked for before its end is reached. */
const PAGE = 30;
const NOTHING: SearchRequest = { text: "", limit: PAGE };

/** Searches this device as somebody types. */
export function useSearch(text: string, status?: readonly Status[]): Search {
  const desk = useDesk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another desk is searched anew.
  const request$ = useMemo(() => new BehaviorSubject<SearchRequest>(NOTHING), [desk]);
  const searchNow = useCallback(
    (wanted: string) => {
      const { value } = request$;
      if (value.text !== wanted || value.status !== status)
        request$.next({ text: wanted, limit: PAGE, ...(status && { status }) });
    },
    [request$, status],
  );
  useEffect(() => searchNow(text), [searchNow, text]);
  const found = useWatched(() => desk.watchSearch(request$), [desk, request$]);
  const showMore = useCallback(
    () => request$.next({ ...request$.value, limit: request$.value.limit + PAGE }),
    [request$],
  );
  return { found, showMore, searchNow };
}
