// Confirmed state in, by RxDB's pull-only replication of each collection. RxDB writes the documents and keeps the
// checkpoints; when to ask is decided here, one cycle at a time, and a cycle ends when all of it is in the store.
//
// Four things RxDB would do otherwise: it takes in pages as fast as they come, however long they take to write, and goes on
// behind one that could not be written, so that it is given a page only when the one before it is stored; it stops after
// a page shorter than `batchSize`, so that is 1 and an empty page is the end; it forgets the checkpoint of an empty page,
// so the last one is written here; it retries a failed request at a fixed pace, so requests are retried before they come
// here, and a fault that is final ends the cycle instead.

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
import type { Checkpoint, Digest, PullResponse } from "#protocol/sync/pull.ts";
import { blankDocument } from "#renderer/database/json-schema.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { nextTask } from "./next-task.ts";
import type { AskForPage } from "./pull-batch.ts";
import { untilStored } from "./stored-checkpoint.ts";
import { isSameJson } from "./watch.ts";

/** Documents of a page that are not taken in together with those of other collections. */
const MANY = 50;

export type Digests = Partial<Record<CollectionName, Digest>>;

/** `digests`: where they were asked for and given, what the store must hold now. */
export type CycleResult =
  | { type: "complete"; horizons: Record<CollectionName, string>; digests: Digests }
  | { type: "reset" };

export interface Pull {
  /** Fetches all there is. Only one cycle at a time. @throws what asking for a page throws. */
  cycle(withDigests?: boolean): Promise<CycleResult>;
  stop(): Promise<void>;
  /** Stops, and forgets how far these collections have been read. */
  forget(names?: readonly CollectionName[]): Promise<void>;
}

export interface PageNews {
  collection: CollectionName;
  documents: number;
  remaining: number | undefined;
}

export function startPull(database: DeskDatabase, ask: AskForPage, onPage: (news: PageNews) => void): Pull {
  const lines = COLLECTION_NAMES.map((name) => startLine(name, database, ask, onPage));
  /**
   * The database is not idle meanwhile: the cleanup of this window's RxDB, which puts words in order, waits for the end of a fill and
   * not of one collection. Offline that may be long; whoever closes the database stops the pull first.
   */
  const runLines = (withDigests: boolean) =>
    database.lockedRun(() => settleAll(lines.map((line) => line.cycle(withDigests))));
  return {
    async cycle(withDigests = false) {
      const ends = await runLines(withDigests);
      const horizons: Partial<Record<CollectionName, string>> = {};
      const digests: Digests = {};
      for (const [at, end] of ends.entries()) {
        const name = COLLECTION_NAMES[at];
        if (end === null || !name) return { type: "reset" };
        horizons[name] = end.horizon;
        if (end.digest) digests[name] = end.digest;
      }
      return { type: "complete", horizons: horizons as Record<CollectionName, string>, digests };
    },
    async stop() {
      await Promise.all(lines.map((line) => line.replication.cancel()));
    },
    async forget(names = COLLECTION_NAMES) {
      const ending = lines.map(({ name, replication }) =>
        names.includes(name) ? replication.remove() : replication.cancel(),
      );
      await Promise.all(ending);
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
  name: CollectionName;
  replication: RxReplicationState<Replicated, Checkpoint>;
  /** @returns how far it is complete, or null where the server asks for a reset. */
  cycle(withDigest: boolean): Promise<Completion | null>;
}

interface Completion {
  horizon: string;
  digest: Digest | undefined;
}

/** How one collection's part of a cycle ended. `checkpoint` where RxDB has not been given the last one. */
type End =
  | { type: "complete"; completion: Completion; checkpoint: Checkpoint | null }
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
  let written: Promise<void> = Promise.resolve();
  let withDigest = false;

  function finishWith(how: End): void {
    end = how;
    finish?.();
  }

  /** The next page that has documents; none where the cycle has ended. */
  async function nextDocuments(
    from: Checkpoint | null,
  ): Promise<{ documents: Blankable[]; checkpoint: Checkpoint } | null> {
    const response = await ask(name, from, withDigest);
    const page = response.pages[name];
    if (response.reset || !page) {
      finishWith({ type: "reset" });
      return null;
    }
    // The answer is for all collections: each takes in its own documents for itself.
    if (page.documents.length > MANY) await nextTask();
    const documents = documentsOf(name, page);
    onPage({ collection: name, documents: documents.length, remaining: page.remaining });
    const isEmpty = documents.length === 0;
    if (!page.more) {
      const completion = { horizon: response.horizon, digest: page.digest };
      finishWith({ type: "complete", completion, checkpoint: isEmpty ? page.checkpoint : null });
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
      const page = await nextDocuments(checkpoint ?? null);
      await written;
      if (!page) return nothing;
      // RxDB does not store again what it has stored.
      if (!isSameJson(page.checkpoint, checkpoint)) written = untilStored(replication, page.checkpoint);
      written.catch(() => undefined);
      return page;
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
    name,
    replication,
    async cycle(isDigestWanted) {
      end = null;
      withDigest = isDigestWanted;
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      // Starting asks for the first time by itself.
      if (isStarted) resync$.next("RESYNC");
      else await replication.start();
      isStarted = true;
      await finished;
      const state = mustFindState(replication);
      await awaitRxStorageReplicationInSync(state);
      await written;
      return await closeCycle(state, end);
    },
  };
}

async function isHoldingAny(database: DeskDatabase, name: CollectionName): Promise<boolean> {
  const collection = database[name] as unknown as RxCollection<Replicated>;
  return (await collection.findOne().exec()) !== null;
}

type ReplicationState = NonNullable<Line["replication"]["internalReplicationState"]>;

function mustFindState({ internalReplicationState: state }: Line["replication"]): ReplicationState {
  if (!state) throw new Error("A replication ended a cycle that it had not begun.");
  return state;
}

async function closeCycle(state: ReplicationState, end: End | null): Promise<Completion | null> {
  if (!end) throw new Error("A cycle was closed before its end.");
  switch (end.type) {
    case "failed":
      throw end.fault;
    case "reset":
      return null;
    case "complete":
      if (end.checkpoint) await setCheckpoint(state, "down", end.checkpoint);
      return end.completion;
  }
}

type Blankable = WithDeleted<Replicated>;

function documentsOf(name: CollectionName, page: NonNullable<PullResponse["pages"][CollectionName]>): Blankable[] {
  const removed = page.removed.map((id) => ({ ...blankDocument(COLLECTION_SCHEMAS[name], id), id, _deleted: true }));
  const kept = page.documents.map((document) => ({ ...document, _deleted: false }));
  return [...kept, ...removed];
}
