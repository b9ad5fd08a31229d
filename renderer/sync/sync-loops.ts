// The three loops that keep a replica in step, and what one tells another: every word of the stream is worth a cycle, and so
// is a sent operation where no stream would tell; a server that one of them reaches is tried by all. Beside them runs a fourth, for
// saved filters, which is in nobody's way.

import { can } from "#domain/people/permissions.ts";
import type { Role } from "#domain/people/role.ts";
import type { LiveChanges } from "#protocol/sync/live-stream.ts";
import type { PresenceEvent } from "#protocol/sync/presence.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { AccountClient } from "./account-client.ts";
import { createBell } from "./bell.ts";
import { createConnection } from "./connection.ts";
import type { Connection } from "./desk.ts";
import type { DeviceClock } from "./device-clock.ts";
import type { RunFiltersParts } from "./filters/run-filters.ts";
import { linkedAbort } from "./linked-abort.ts";
import { runLiveStream, type StreamEnd } from "./live-stream.ts";
import type { OperationStore } from "./operation-store.ts";
import { countOutbox } from "./outbox.ts";
import { isToBeFetched } from "./pending-overlay.ts";
import { runPush, type Sending } from "./push.ts";
import type { Replica } from "./replica.ts";
import { mustFindReplica, type ValueOf } from "./replica-values.ts";
import { runPull } from "./run-pull.ts";
import type { StatusBoard } from "./status-board.ts";
import { createToldChanges } from "./told-changes.ts";

export interface SyncLoopsParts {
  database: DeskDatabase;
  replica: Replica;
  operations: OperationStore;
  client: AccountClient;
  clock: DeviceClock;
  random: () => number;
  role: Role;
  onPresence(event: PresenceEvent): void;
  /** Keeps saved filters in step until the signal ends it. */
  runFilters(parts: RunFiltersParts, signal: AbortSignal): Promise<never>;
  /** What should not happen, for the diagnostics. */
  onFault(fault: unknown): void;
}

export interface SyncLoops {
  tryNow(): void;
  /** The system says that the network is gone. */
  lost(): void;
  /** Runs them all until one meets what time will not mend. @returns what that was, or why the signal ended them. */
  runUntilFault(signal: AbortSignal): Promise<unknown>;
  stop(): void;
}

/** Long against the way that news takes. */
const WORD_OVERDUE_MS = 1_000;

export function createSyncLoops(parts: SyncLoopsParts, board: StatusBoard): SyncLoops {
  const { clock, random, database, role, client } = parts;
  const [push, pull, stream] = [createBell(clock), createBell(clock), createBell(clock)];
  const filters = createBell(clock);
  const connection = createConnection({
    clock,
    random,
    heard: client.heard,
    onChange: (state) => board.show(afterChange(state)),
  });
  const told = createToldChanges();
  const written = parts.replica.operations.changed$.subscribe(push.ring);
  const findReplicaId = async () => (await mustFindReplica(database, role)).id;
  let cut = new AbortController();
  let running = AbortSignal.abort();
  let isFollowing = false;

  /** Tells whether the session stands, and brings the role as it now is. Who the session belongs to hears the answer. */
  function renew(): Promise<void> {
    return connection.persevere(client.renew, running).catch(() => undefined);
  }

  let isAsking = false;

  /** For as long as the server serves another role than this desk's it is asked again, one time after the other. */
  async function askForRole(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    await renew();
    isAsking = false;
  }

  /** An open stream brings word once it can be fetched; who asks before asks in vain, and a thousand do so in a storm (S11). */
  function fetchWhatWasSent(): void {
    const fetchIfMissing = () => {
      if ([...parts.replica.operations.all().values()].some(isToBeFetched)) fetchAll();
    };
    if (isFollowing) clock.after(WORD_OVERDUE_MS, fetchIfMissing);
    else fetchAll();
  }

  /** Whatever was told before, the server is asked for all there is. */
  function fetchAll(): void {
    told.forget();
    pull.ring();
  }

  const shared = { ...parts, connection, findReplicaId };
  const pushParts = {
    ...shared,
    bell: push,
    onAnswered: fetchWhatWasSent,
    countWaiting: () => countOutbox(parts.replica.operations.all().values()).waiting,
    onSending: (sending: Sending) => board.show({ sending }),
  };
  const pullParts = {
    ...shared,
    told,
    bell: pull,
    onFill: (fill: Fill) => board.show({ fill }),
    onReset: renew,
    onOtherRole: askForRole,
  };
  const streamParts = {
    ...shared,
    bell: stream,
    untilCut: () => cut.signal,
    onNews: fetchAll,
    onChanges: (changes: LiveChanges) => {
      told.keep(changes);
      pull.ring();
    },
    onPresence: parts.onPresence,
    onFilters: filters.ring,
    onOpened: () => {
      isFollowing = true;
      filters.ring();
      connection.tryNow();
    },
    onClosed: () => {
      isFollowing = false;
    },
    onSilence: connection.doubt,
    onEnded: (reason: StreamEnd) => void (reason === "stopping" || renew()),
  };

  return {
    tryNow() {
      fetchAll();
      for (const bell of [push, stream, filters]) bell.ring();
      connection.tryNow();
    },
    lost() {
      connection.lost();
      cut.abort();
      cut = new AbortController();
    },
    async runUntilFault(signal) {
      const run = linkedAbort(signal);
      running = run.signal;
      const loops = [
        runPush(pushParts, run.signal),
        runPull(pullParts, run.signal),
        runLiveStream(streamParts, run.signal),
        ...(can(role, "saveFilters") ? [parts.runFilters({ ...shared, bell: filters }, run.signal)] : []),
      ];
      const fault = await Promise.all(loops).catch((cause: unknown) => cause);
      run.abort(fault);
      await Promise.allSettled(loops);
      run.release();
      return fault;
    },
    stop: () => written.unsubscribe(),
  };
}

/** A server that answers understands this app (S12). */
function afterChange(connection: Connection): Partial<ValueOf<"status">> {
  return connection.state === "online" ? { connection, updateNeeded: false } : { connection };
}

type Fill = NonNullable<Parameters<StatusBoard["show"]>[0]["fill"]> | null;
