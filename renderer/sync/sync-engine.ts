// Keeps a replica in step with the server: sends, fetches and listens, in one window of all (the others see its work
// through the store), for as long as the desk is open. It ends with the session and goes on when somebody signs in again.

import { around } from "./back-off.ts";
import { createBell } from "./bell.ts";
import type { Exclusively } from "./exclusively.ts";
import { ProblemAnswer, SessionEnded } from "./http-fault.ts";
import { watchNetwork } from "./network-news.ts";
import { mustFindReplica, parseValue } from "./replica-values.ts";
import { createStatusBoard } from "./status-board.ts";
import { createSyncLoops, type SyncLoopsParts } from "./sync-loops.ts";

export interface SyncEngineParts extends SyncLoopsParts {
  exclusively: Exclusively;
}

export interface SyncEngine {
  /** Tries the server now, also where it is another window that syncs. */
  tryNow(): void;
  /** There is a session again. */
  resume(): void;
  stop(): Promise<void>;
}

const AFTER_FAULT_MS = 30_000;
/** A server that asks for a newer app may itself be replaced: it is asked again now and then. */
const AFTER_UPDATE_NEEDED_MS = 10 * 60_000;

export function startSyncEngine(parts: SyncEngineParts): SyncEngine {
  const stopping = new AbortController();
  const resumed = createBell(parts.clock);
  const board = createStatusBoard(parts.database);
  const loops = createSyncLoops(parts, board);
  let isPausing = false;
  const tryNow = () => {
    if (isPausing) resumed.ring();
    loops.tryNow();
  };
  const endNetworkWatch = watchNetwork({ onOnline: tryNow, onOffline: loops.lost });
  const { values } = parts.replica;
  const wanted = values.changed$.subscribe((ids) => {
    const isDropped = ids.includes("replica") && parseValue("replica", values.all().get("replica")?.value)?.refetch;
    if (ids.includes("wanted") || ids.includes("checkWanted") || isDropped) tryNow();
  });

  async function lead(): Promise<void> {
    await mustFindReplica(parts.database, parts.role);
    board.show({ connection: { state: "connecting" }, fill: null, sending: null, updateNeeded: false });
    while (!stopping.signal.aborted) {
      const fault = await loops.runUntilFault(stopping.signal);
      if (!stopping.signal.aborted) await waitAfter(fault).catch(() => undefined);
    }
  }

  async function waitAfter(fault: unknown): Promise<void> {
    const needsUpdate = fault instanceof ProblemAnswer && fault.type === "update-needed";
    const needsSignIn = fault instanceof SessionEnded;
    board.show({ connection: { state: "offline", retryAt: null }, sending: null });
    if (needsUpdate) board.show({ updateNeeded: true });
    if (!needsUpdate && !needsSignIn) parts.onFault(fault);
    isPausing = !needsSignIn;
    const pause = around(needsUpdate ? AFTER_UPDATE_NEEDED_MS : AFTER_FAULT_MS, parts.random);
    await resumed.heard(stopping.signal, needsSignIn ? undefined : pause);
    isPausing = false;
  }

  const led = parts
    .exclusively(`${parts.database.name}-sync`, lead, { signal: stopping.signal })
    .catch((fault: unknown) => (stopping.signal.aborted ? undefined : parts.onFault(fault)));
  return {
    tryNow,
    resume: resumed.ring,
    async stop() {
      stopping.abort();
      endNetworkWatch();
      wanted.unsubscribe();
      loops.stop();
      await led;
      await board.written();
    },
  };
}
