import { firstValueFrom, type Observable } from "rxjs";
import { filter, timeout } from "rxjs/operators";
import type { DeskStorage } from "#renderer/database/open-database.ts";
import type { Desk } from "#renderer/sync/desk.ts";
import { type Exclusively, processLocks } from "#renderer/sync/exclusively.ts";
import type { Session } from "#renderer/sync/session.ts";
import type { SecretKeeper } from "#renderer/sync/session-record.ts";
import { type SessionOptions, startSession } from "#renderer/sync/start-session.ts";
import { memoryStore } from "./memory-store.ts";
import { secretsInMemory } from "./secrets-in-memory.ts";

/** One device: its store, its key store and its locks, which all its windows share and which outlive them. */
export interface Device {
  storage: DeskStorage;
  keeper: SecretKeeper;
  exclusively: Exclusively;
  openWindow(options: Pick<SessionOptions, "server"> & Partial<SessionOptions>): Promise<Session>;
}

export function newDevice(storage: DeskStorage = memoryStore()): Device {
  const parts = { storage, keeper: secretsInMemory(), exclusively: processLocks() };
  return {
    ...parts,
    openWindow: (options) => startSession({ ...parts, multiInstance: true, ignoreDuplicate: true, ...options }),
  };
}

/** The desk of a session in which somebody works. */
export function mustFindDesk(session: Session): Desk {
  const state = session.store.getState();
  if (state.stage !== "working") throw new Error(`Nobody works here: ${state.stage}`);
  return state.desk;
}

/** The first value that fits; fails loudly where none comes. */
export function until<T>(watched: Observable<T>, fits: (value: T) => boolean = () => true): Promise<T> {
  return firstValueFrom(watched.pipe(filter(fits), timeout(20_000)));
}

export function untilStage<S extends ReturnType<Session["store"]["getState"]>["stage"]>(session: Session, stage: S) {
  return new Promise<void>((resolve) => {
    const check = () => {
      if (session.store.getState().stage !== stage) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = session.store.subscribe(check);
    check();
  });
}
