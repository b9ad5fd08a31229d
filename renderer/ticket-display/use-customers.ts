import { useEffect, useMemo } from "react";
import { BehaviorSubject, of } from "rxjs";
import type { Customer, CustomerRequest } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

/**
 * Customers of this device as somebody types, at most so many: those found last, until the store has answered anew. Nobody
 * is looked up while `text` is null.
 */
export function useCustomers(text: string | null, limit: number): readonly Customer[] {
  const desk = useDesk();
  const isWanted = text !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another desk is asked anew.
  const request$ = useMemo(() => new BehaviorSubject<CustomerRequest>({ text: text ?? "", limit }), [desk]);
  useEffect(() => {
    if (text !== null) request$.next({ text, limit });
  }, [request$, text, limit]);
  const watch = () => (isWanted ? desk.watchCustomers(request$) : of(NOBODY));
  return useWatched(watch, [desk, request$, isWanted]) ?? NOBODY;
}

const NOBODY: readonly Customer[] = [];
