// What the live stream has brought, until the next pull cycle takes it in. A cycle asks here first: where what was told joins
// on to what the store has read it is the answer, in the very shape that the server would give it, and the server need
// not be asked. Checkpoints thus move by answers to pulls alone, whoever gives them (S3).

import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import { countDocuments, joinChanges } from "#protocol/sync/join-changes.ts";
import type { LiveChanges } from "#protocol/sync/live-stream.ts";
import type { Checkpoint, Cursor, PullResponse } from "#protocol/sync/pull.ts";
import { compareVersions } from "#protocol/sync/version.ts";
import type { Pulls } from "./pull-batch.ts";

export interface ToldChanges {
  keep(changes: LiveChanges): void;
  /** There is more than was told: the server is to be asked. */
  forget(): void;
  /** Null where the server must be asked. What was told is given once: a pull that is made instead brings it as well. */
  answer(pulls: Pulls): PullResponse | null;
}

/** More is cheaper to fetch than to keep. */
const DOCUMENTS_MAX = 1_000;

export function createToldChanges(): ToldChanges {
  let told: LiveChanges | null = null;
  return {
    keep(changes) {
      const joined = told && told.to === changes.from ? joinChanges(told, changes) : changes;
      told = countDocuments(joined) > DOCUMENTS_MAX ? null : joined;
    },
    forget() {
      told = null;
    },
    answer(pulls) {
      const changes = told;
      told = null;
      return changes && joinsOn(changes, pulls) ? answerWith(changes, pulls) : null;
    },
  };
}

function joinsOn(changes: LiveChanges, pulls: Pulls): boolean {
  return COLLECTION_NAMES.every((name) => {
    const pull = pulls[name];
    return pull?.checkpoint && !pull.digest && isWithin(changes, pull.checkpoint);
  });
}

function isWithin({ epoch, scope, from, to }: LiveChanges, checkpoint: Checkpoint): boolean {
  const isOfSameDesk = checkpoint.epoch === epoch && checkpoint.scope === scope;
  const isReached = ({ version, key }: Cursor) =>
    key === "" && compareVersions(from, version) <= 0 && compareVersions(version, to) < 0;
  const { changed, entered, left, fill } = checkpoint;
  return isOfSameDesk && fill === null && [changed, entered, left].every(isReached);
}

function answerWith({ to, documents }: LiveChanges, pulls: Pulls): PullResponse {
  const edge = { version: to, key: "" };
  const pageOf = (name: CollectionName) => ({
    documents: name === "notices" ? [] : (documents[name] ?? []),
    removed: [],
    checkpoint: { ...(pulls[name]?.checkpoint as Checkpoint), changed: edge, entered: edge, left: edge },
    more: false,
  });
  const pages = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, pageOf(name)]));
  return { reset: false, horizon: to, pages };
}
