// The loop that fetches: a cycle at each word of the live stream, and one now and then in case a word was lost. After each cycle the
// replica notes how far it is complete, operations whose effects have arrived are let go, and now and then the store is
// compared with what the server shows.

import type { Role } from "#domain/people/role.ts";
import type { CollectionName } from "#protocol/sync/documents.ts";
import { PULL_PATH, pullResponseSchema } from "#protocol/sync/pull.ts";
import { isOfRole } from "#protocol/sync/scope.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import type { AccountClient } from "./account-client.ts";
import { around } from "./back-off.ts";
import type { Bell } from "./bell.ts";
import { beginAnew, dropCollections, isRefetchWanted } from "./confirmed-state.ts";
import type { ConnectionMonitor } from "./connection.ts";
import { instantOf } from "./device-clock.ts";
import { createFillProgress } from "./fill-progress.ts";
import type { OperationStore } from "./operation-store.ts";
import { type CycleResult, type PageNews, type Pull, startPull } from "./pull.ts";
import { type AskServer, createPullBatch } from "./pull-batch.ts";
import { findValue, keepValue, lowestHorizon, type ValueOf } from "./replica-values.ts";
import { checkStore, isCheckDue, type SelfCheckParts } from "./self-check.ts";
import type { ToldChanges } from "./told-changes.ts";

export interface RunPullParts extends SelfCheckParts {
  client: AccountClient;
  connection: ConnectionMonitor;
  operations: OperationStore;
  bell: Bell;
  told: ToldChanges;
  findReplicaId(): Promise<string>;
  role: Role;
  onFill(fill: ValueOf<"status">["fill"]): void;
  /** The confirmed state was of another role or epoch and has been dropped. */
  onReset(): void;
  /** The server gives what is for another role than that of this desk (P5). Told for as long as it does. */
  onOtherRole(): void;
}

const PAGE_LIMIT = 500;
const SAFETY_MS = 60_000;

/** Fetches until the signal ends it. @throws what is no passing fault. */
export async function runPull(parts: RunPullParts, signal: AbortSignal): Promise<never> {
  let pull = begin(parts, signal);
  try {
    const healing = await findValue(parts.database, "healing");
    if (healing && healing.collections.length > 0) pull = await heal(pull, parts, healing.collections, signal);
    for (;;) {
      if (await isRefetchWanted(parts.database)) pull = await startAnew(pull, parts, signal);
      const isChecking = await isCheckDue(parts);
      const result = await pull.cycle(isChecking);
      if (result.type === "reset") {
        pull = await startAnew(pull, parts, signal);
        parts.onReset();
        continue;
      }
      await finish(parts, result);
      const differing = isChecking ? await checkStore(parts, result.digests, signal) : [];
      if (differing.length > 0) pull = await heal(pull, parts, differing, signal);
      else await parts.bell.heard(signal, around(SAFETY_MS, parts.random));
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

/** The server is asked for what the live stream has not told. */
function askServer(parts: RunPullParts, signal: AbortSignal): AskServer {
  const { client, connection, findReplicaId, told } = parts;
  const ask: AskServer = (pulls) =>
    connection.persevere(async (attempt) => {
      const request = { protocol: PROTOCOL_VERSION, replicaId: await findReplicaId(), pulls };
      return await client.post(PULL_PATH, request, pullResponseSchema, attempt);
    }, signal);
  return async (pulls) => {
    const answer = told.answer(pulls) ?? (await ask(pulls));
    if (Object.values(answer.pages).some((page) => page && !isOfRole(page.checkpoint.scope, parts)))
      parts.onOtherRole();
    return answer;
  };
}

async function startAnew(pull: Pull, parts: RunPullParts, signal: AbortSignal): Promise<Pull> {
  await beginAnew(parts.database, () => pull.forget());
  return begin(parts, signal);
}

/** Fetches these collections from the beginning; whoever is stopped in between begins again. */
async function heal(
  pull: Pull,
  parts: RunPullParts,
  collections: CollectionName[],
  signal: AbortSignal,
): Promise<Pull> {
  await keepValue(parts.database, "healing", { collections });
  await pull.forget(collections);
  await dropCollections(parts.database, collections);
  await keepValue(parts.database, "healing", { collections: [] });
  return begin(parts, signal);
}

async function finish(parts: RunPullParts, { horizons }: CycleResult & { type: "complete" }): Promise<void> {
  await keepValue(parts.database, "progress", { horizons, lastSyncAt: instantOf(parts.clock) });
  const horizon = lowestHorizon(horizons);
  if (horizon !== null) await parts.operations.settle(horizon);
}
