// The desk and the session for React: a provider for each, and a hook that follows an observable.

import { createContext, type DependencyList, type ReactNode, useContext, useLayoutEffect, useState } from "react";
import type { Observable } from "rxjs";
import { useStore } from "zustand";
import type { Desk } from "./desk.ts";
import type { Session, SessionState } from "./session.ts";

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
 * The latest value of what `watch` returns, undefined until there is one. Watching starts anew when `deps` change, and
 * the former value is then given no more. An error of the observable is thrown into the nearest error boundary.
 */
export function useWatched<T>(watch: () => Observable<T>, deps: DependencyList): T | undefined {
  const [latest, setLatest] = useState<Latest<T>>({ type: "none", deps });

  // What is watched emits at once: in a layout effect the first value is there before anything is painted.
  useLayoutEffect(() => {
    const subscription = watch().subscribe({
      next: (value) => setLatest({ type: "value", deps, value }),
      error: (error: unknown) => setLatest({ type: "error", error }),
    });
    return () => subscription.unsubscribe();
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says what the watching depends on.
  }, deps);

  if (latest.type === "error") throw latest.error;
  return latest.type === "value" && isSame(latest.deps, deps) ? latest.value : undefined;
}

type Latest<T> =
  | { type: "none"; deps: DependencyList }
  | { type: "value"; deps: DependencyList; value: T }
  | { type: "error"; error: unknown };

function isSame(a: DependencyList, b: DependencyList): boolean {
  return a.length === b.length && a.every((value, at) => Object.is(value, b[at]));
}
