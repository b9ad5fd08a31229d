// Keeps a replica in step with the server: sends, fetches and listens, in one window of all (the others see its work
// through the store), for as long as the desk is open. It ends with the session and goes on when somebody signs in again.

import type { Role } from "#domain/people/role.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { AccountClient } from "./account-client.ts";
import { around } from "./back-off.ts";
import { createBell } from "./bell.ts";
import { createConnection } from "./connection.ts";
import type { DeviceClock } from "./device-clock.ts";
import type { Exclusively } from "./exclusively.ts";
import { ProblemAnswer, SessionEnded } from "./http-fault.ts";
import { linkedAbort } from "./linked-abort.ts";
import { runLiveStream } from "./live-stream.ts";
import { watchNetwork } from "./network-news.ts";
import type { OperationStore } from "./operation-store.ts";
import { runPush } from "./push.ts";
import type { Replica } from "./replica.ts";
import { mustFindReplica } from "./replica-values.ts";
import { runPull } from "./run-pull.ts";
import { createStatusBoard } from "./status-board.ts";

export interface SyncEngineParts {
  database: DeskDatabase;
  replica: Replica;
  operations: OperationStore;
  client: AccountClient;
  exclusively: Exclusively;
  clock: DeviceClock;
  random: () => number;
  role: Role;
  /** What should not happen, for the diagnostics. */
  onFault(fault: unknown): void;
}

export interface SyncEngine {
  /** Tries the server now, also where it is another window that syncs. */
  tryNow(): void;
  /** There is a session again. */
  resume(): void;
  stop(): Promise<void>;
}

const AFTER_FAULT_MS = 30_000;

export function startSyncEngine(parts: SyncEngineParts): SyncEngine {
  const stopping = new AbortController();
  const bells = {
    push: createBell(parts.clock),
    pull: createBell(parts.clock),
    stream: createBell(parts.clock),
    resume: createBell(parts.clock),
  };
  let cut = new AbortController();
  const board = createStatusBoard(parts.database);
  const connection = createConnection({
    clock: parts.clock,
    random: parts.random,
    onChange: (state) => board.show({ connection: state }),
  });

  function tryNow(): void {
    bells.push.ring();
    bells.pull.ring();
    bells.stream.ring();
    connection.tryNow();
  }

  const endNetworkWatch = watchNetwork({
    onOnline: tryNow,
    onOffline() {
      connection.lost();
      cut.abort();
      cut = new AbortController();
    },
  });
  const subscriptions = [
    parts.replica.operations.changed$.subscribe(() => bells.push.ring()),
    parts.replica.values.changed$.subscribe((ids) => {
      if (ids.includes("wanted")) tryNow();
    }),
  ];

  async function lead(): Promise<void> {
    await mustFindReplica(parts.database, parts.role);
    board.show({ connection: { state: "connecting" }, fill: null, updateNeeded: false });
    while (!stopping.signal.aborted) await syncUntilFault();
  }

  async function syncUntilFault(): Promise<void> {
    const run = linkedAbort(stopping.signal);
    const { signal } = run;
    const loops = [runPush(pushParts, signal), runPull(pullParts, signal), runLiveStream(streamParts, signal)];
    const fault = await Promise.all(loops).catch((cause: unknown) => cause);
    run.abort(fault);
    await Promise.allSettled(loops);
    run.release();
    if (!stopping.signal.aborted) await waitAfter(fault).catch(() => undefined);
  }

  async function waitAfter(fault: unknown): Promise<void> {
    board.show({ connection: { state: "offline", retryAt: null } });
    if (isUpdateNeeded(fault)) board.show({ updateNeeded: true });
    else if (!(fault instanceof SessionEnded)) parts.onFault(fault);
    const isFinal = isUpdateNeeded(fault) || fault instanceof SessionEnded;
    await bells.resume.heard(stopping.signal, isFinal ? undefined : around(AFTER_FAULT_MS, parts.random));
  }

  const shared = {
    ...parts,
    connection,
    findReplicaId: async () => (await mustFindReplica(parts.database, parts.role)).id,
  };
  const pushParts = { ...shared, bell: bells.push, onAnswered: () => bells.pull.ring() };
  const pullParts = {
    ...shared,
    bell: bells.pull,
    onFill: (fill: Parameters<typeof board.show>[0]["fill"]) => board.show({ fill: fill ?? null }),
    onReset: () => void parts.client.renew().catch(() => undefined),
  };
  const streamParts = {
    ...shared,
    bell: bells.stream,
    untilCut: () => cut.signal,
    onNews: () => bells.pull.ring(),
    onOpened: () => connection.tryNow(),
    onEnded: (reason: string) => {
      // Renewing tells whether the session stands, and brings the role as it now is.
      if (reason !== "stopping") void parts.client.renew().catch(() => undefined);
    },
  };

  const led = parts
    .exclusively(`${parts.database.name}-sync`, lead, { signal: stopping.signal })
    .catch((fault: unknown) => (stopping.signal.aborted ? undefined : parts.onFault(fault)));
  return {
    tryNow,
    resume: () => bells.resume.ring(),
    async stop() {
      stopping.abort();
      endNetworkWatch();
      for (const subscription of subscriptions) subscription.unsubscribe();
      await led;
      await board.written();
    },
  };
}

function isUpdateNeeded(fault: unknown): boolean {
  return fault instanceof ProblemAnswer && fault.type === "update-needed";
}
