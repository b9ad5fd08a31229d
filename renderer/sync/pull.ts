// Confirmed state in, by RxDB's pull-only replication of four collections. RxDB writes the documents and keeps the
// checkpoints; when to ask is decided here, one cycle at a time, and a cycle ends when all of it is in the store.
//
// Three things RxDB would do otherwise: it stops after a page shorter than `batchSize`, so that is 1 and an empty page is
// the end; it forgets the checkpoint of an empty page, so the last one is written here; it retries a failed request at a
// fixed pace, so requests are retried before they come here, and a fault that is final ends the cycle instead.

import {
  awaitRxStorageReplicationInSync,
  type RxCollection,
  type RxReplicationPullStreamItem,
  setCheckpoint,
  type WithDeleted,
} from "rxdb";
import { type RxReplicationState, replicateRxCollection } from "rxdb/plugins/replication";
import { Subject } from "rxjs";
import { COLLECTION_NAMES, COLLECTION_SCHEMAS, type CollectionName } from "#protocol/sync/documents.ts";
import type { Checkpoint, PullResponse } from "#protocol/sync/pull.ts";
import { blankDocument } from "#renderer/database/json-schema.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { AskForPage } from "./pull-batch.ts";

export type CycleResult = { type: "complete"; horizons: Record<CollectionName, string> } | { type: "reset" };

export interface Pull {
  /** Fetches all there is. Only one cycle at a time. @throws what asking for a page throws. */
  cycle(): Promise<CycleResult>;
  stop(): Promise<void>;
  /** Stops, and forgets how far each collection has been read. */
  forget(): Promise<void>;
}

export interface PageNews {
  collection: CollectionName;
  documents: number;
  remaining: number | undefined;
}

export function startPull(database: DeskDatabase, ask: AskForPage, onPage: (news: PageNews) => void): Pull {
  const lines = COLLECTION_NAMES.map((name) => startLine(name, database, ask, onPage));
  return {
    async cycle() {
      const ends = await settleAll(lines.map((line) => line.cycle()));
      const horizons: Partial<Record<CollectionName, string>> = {};
      for (const [at, horizon] of ends.entries()) {
        const name = COLLECTION_NAMES[at];
        if (horizon === null || !name) return { type: "reset" };
        horizons[name] = horizon;
      }
      return { type: "complete", horizons: horizons as Record<CollectionName, string> };
    },
    async stop() {
      await Promise.all(lines.map((line) => line.replication.cancel()));
    },
    async forget() {
      await Promise.all(lines.map((line) => line.replication.remove()));
    },
  };
}

/** Waits for all, also when one fails, so that nothing of this cycle goes on in the next. */
async function settleAll<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

type Replicated = { id: string };

interface Line {
  replication: RxReplicationState<Replicated, Checkpoint>;
  /** @returns the horizon, or null where the server asks for a reset. */
  cycle(): Promise<string | null>;
}

/** How one collection's part of a cycle ended. `checkpoint` where RxDB has not been given the last one. */
type End =
  | { type: "complete"; horizon: string; checkpoint: Checkpoint | null }
  | { type: "reset" }
  | { type: "failed"; fault: unknown };

function startLine(
  name: CollectionName,
  database: DeskDatabase,
  ask: AskForPage,
  onPage: (news: PageNews) => void,
): Line {
  const resync$ = new Subject<RxReplicationPullStreamItem<Replicated, Checkpoint>>();
  let end: End | null = null;
  let finish: (() => void) | null = null;
  let isStarted = false;

  function finishWith(how: End): void {
    end = how;
    finish?.();
  }

  /** The next page that has documents; none where the cycle has ended. */
  async function nextDocuments(
    from: Checkpoint | null,
  ): Promise<{ documents: Blankable[]; checkpoint: Checkpoint } | null> {
    const response = await ask(name, from);
    const page = response.pages[name];
    if (response.reset || !page) {
      finishWith({ type: "reset" });
      return null;
    }
    const documents = documentsOf(name, page);
    onPage({ collection: name, documents: documents.length, remaining: page.remaining });
    const isEmpty = documents.length === 0;
    if (!page.more) {
      finishWith({ type: "complete", horizon: response.horizon, checkpoint: isEmpty ? page.checkpoint : null });
    }
    if (!isEmpty) return { documents, checkpoint: page.checkpoint };
    return page.more ? nextDocuments(page.checkpoint) : null;
  }

  async function handler(checkpoint: Checkpoint | undefined) {
    const nothing = { documents: [], checkpoint };
    if (end) return nothing;
    try {
      // Documents without a checkpoint: the app was killed between the two, and what left sight since would never be told.
      if (!checkpoint && (await isHoldingAny(database, name))) {
        finishWith({ type: "reset" });
        return nothing;
      }
      return (await nextDocuments(checkpoint ?? null)) ?? nothing;
    } catch (fault) {
      finishWith({ type: "failed", fault });
      return nothing;
    }
  }

  const replication = replicateRxCollection<Replicated, Checkpoint>({
    replicationIdentifier: "holdfast",
    collection: database[name] as unknown as RxCollection<Replicated>,
    pull: { handler: handler as never, batchSize: 1, stream$: resync$ },
    live: true,
    waitForLeadership: false,
    autoStart: false,
    toggleOnDocumentVisible: false,
  });

  return {
    replication,
    async cycle() {
      end = null;
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      // Starting asks for the first time by itself.
      if (isStarted) resync$.next("RESYNC");
      else await replication.start();
      isStarted = true;
      await finished;
      return await closeCycle(replication, end);
    },
  };
}

async function isHoldingAny(database: DeskDatabase, name: CollectionName): Promise<boolean> {
  const collection = database[name] as unknown as RxCollection<Replicated>;
  return (await collection.findOne().exec()) !== null;
}

async function closeCycle(replication: Line["replication"], end: End | null): Promise<string | null> {
  const state = replication.internalReplicationState;
  if (!state || !end) throw new Error("A replication ended a cycle that it had not begun.");
  await awaitRxStorageReplicationInSync(state);
  switch (end.type) {
    case "failed":
      throw end.fault;
    case "reset":
      return null;
    case "complete":
      if (end.checkpoint) await setCheckpoint(state, "down", end.checkpoint);
      return end.horizon;
  }
}

type Blankable = WithDeleted<Replicated>;

function documentsOf(name: CollectionName, page: NonNullable<PullResponse["pages"][CollectionName]>): Blankable[] {
  const removed = page.removed.map((id) => ({ ...blankDocument(COLLECTION_SCHEMAS[name], id), id, _deleted: true }));
  const kept = page.documents.map((document) => ({ ...document, _deleted: false }));
  return [...kept, ...removed];
}
