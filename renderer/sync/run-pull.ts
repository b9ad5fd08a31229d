// The loop that fetches: a cycle at each word of news, and one now and then in case a word was lost. After each cycle the
// replica notes how far it is complete, and operations whose effects have arrived are let go.

import { PULL_PATH, pullResponseSchema } from "#protocol/sync/pull.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { AccountClient } from "./account-client.ts";
import { around } from "./back-off.ts";
import type { Bell } from "./bell.ts";
import { dropConfirmedState } from "./confirmed-state.ts";
import type { ConnectionMonitor } from "./connection.ts";
import { type DeviceClock, instantOf } from "./device-clock.ts";
import { createFillProgress } from "./fill-progress.ts";
import type { OperationStore } from "./operation-store.ts";
import { type CycleResult, type PageNews, type Pull, startPull } from "./pull.ts";
import { type AskServer, createPullBatch } from "./pull-batch.ts";
import { findValue, keepValue, lowestHorizon, type ValueOf } from "./replica-values.ts";

export interface RunPullParts {
  database: DeskDatabase;
  client: AccountClient;
  connection: ConnectionMonitor;
  operations: OperationStore;
  bell: Bell;
  clock: DeviceClock;
  random: () => number;
  findReplicaId(): Promise<string>;
  onFill(fill: ValueOf<"status">["fill"]): void;
  /** The confirmed state was of another role or epoch and has been dropped. */
  onReset(): void;
}

const PAGE_LIMIT = 500;
const SAFETY_MS = 60_000;

/** Fetches until the signal ends it. @throws what is no passing fault. */
export async function runPull(parts: RunPullParts, signal: AbortSignal): Promise<never> {
  let pull = begin(parts, signal);
  try {
    const replica = await findValue(parts.database, "replica");
    if (replica?.mustRefetch) pull = await startAnew(pull, parts, signal);
    for (;;) {
      const result = await pull.cycle();
      if (result.type === "reset") {
        pull = await startAnew(pull, parts, signal);
        parts.onReset();
      } else {
        await finish(parts, result);
        await parts.bell.heard(signal, around(SAFETY_MS, parts.random));
      }
    }
  } finally {
    await pull.stop();
  }
}

function begin(parts: RunPullParts, signal: AbortSignal): Pull {
  const progress = createFillProgress();
  const ask = createPullBatch(askServer(parts, signal), PAGE_LIMIT, parts.clock);
  const onPage = (news: PageNews) => parts.onFill(progress(news));
  return startPull(parts.database, ask, onPage);
}

function askServer({ client, connection, findReplicaId }: RunPullParts, signal: AbortSignal): AskServer {
  return (pulls) =>
    connection.persevere(async () => {
      const request = { protocol: PROTOCOL_VERSION, replicaId: await findReplicaId(), pulls };
      return await client.post(PULL_PATH, request, pullResponseSchema, signal);
    }, signal);
}

async function startAnew(pull: Pull, parts: RunPullParts, signal: AbortSignal): Promise<Pull> {
  await pull.forget();
  await dropConfirmedState(parts.database);
  const replica = await findValue(parts.database, "replica");
  if (replica) await keepValue(parts.database, "replica", { ...replica, mustRefetch: false });
  return begin(parts, signal);
}

async function finish(parts: RunPullParts, { horizons }: CycleResult & { type: "complete" }): Promise<void> {
  await keepValue(parts.database, "progress", { horizons, lastSyncAt: instantOf(parts.clock) });
  const horizon = lowestHorizon(horizons);
  if (horizon !== null) await parts.operations.settle(horizon);
}
