// The desk and the session for React: a provider for each, and a hook that follows an observable.

import {
  createContext,
  type DependencyList,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import type { Observable } from "rxjs";
import { useStore } from "zustand";
import type { Desk } from "./desk.ts";
import type { Session, SessionState } from "./session.ts";
import { nowOf } from "./watch.ts";

const DeskContext = createContext<Desk | null>(null);
const SessionContext = createContext<Session | null>(null);

export function DeskProvider({ desk, children }: { desk: Desk; children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** @throws outside a DeskProvider. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk needs a DeskProvider around it");
  return desk;
}

/** @throws outside a SessionProvider. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a SessionProvider around it");
  return session;
}

export function useSessionState(): SessionState {
  return useStore(useSession().store);
}

/**
 * The latest value of what `watch` returns, undefined until there is one; what is known at once is there from the first
 * rendering on. Watching starts anew when `deps` change, and the former value is then given no more. An error of the
 * observable is thrown into the nearest error boundary.
 */
export function useWatched<T>(watch: () => Observable<T>, deps: DependencyList): T | undefined {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says what the watching depends on.
  const first = useMemo(() => begin(watch()), deps);
  const [latest, setLatest] = useState<Latest<T>>(first);
  const { values$ } = first;

  useLayoutEffect(() => {
    const subscription = values$.subscribe({
      next: (value) =>
        setLatest((before) => (isTold(before, first, value) ? before : { type: "value", values$, value })),
      error: (error: unknown) => setLatest({ type: "error", values$, error }),
    });
    return () => subscription.unsubscribe();
  }, [first, values$]);

  const current = latest.values$ === values$ ? latest : first;
  if (current.type === "error") throw current.error;
  return current.type === "value" ? current.value : undefined;
}

type Latest<T> =
  | { type: "none"; values$: Observable<T> }
  | { type: "value"; values$: Observable<T>; value: T }
  | { type: "error"; values$: Observable<T>; error: unknown };

type First<T> = Exclude<Latest<T>, { type: "error" }>;

function begin<T>(values$: Observable<T>): First<T> {
  const value = nowOf(values$);
  return value === undefined ? { type: "none", values$ } : { type: "value", values$, value };
}

/** Whether it is on the screen already, so that nothing is rendered anew. */
function isTold<T>(latest: Latest<T>, first: First<T>, value: T): boolean {
  const current = latest.values$ === first.values$ ? latest : first;
  return current.type === "value" && Object.is(current.value, value);
}
