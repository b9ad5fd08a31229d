// What the live stream has brought, until the next pull cycle takes it in. A cycle asks here first: where what was told joins
// on to what the store has read it is the answer, in the very shape that the server would give it, and the server need
// not be asked. Checkpoints thus move by answers to pulls alone, whoever gives them (S3).

import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import type { LiveChanges } from "#protocol/sync/live-stream.ts";
import type { Checkpoint, PullResponse } from "#protocol/sync/pull.ts";
import { compareVersions } from "#protocol/sync/version.ts";
import type { Pulls } from "./pull-batch.ts";

export interface ToldChanges {
  keep(changes: LiveChanges): void;
  /** There is more than was told: the server is to be asked. */
  forget(): void;
  /**
   * Null where the server must be asked; where all that was told has been read, there is nothing new. What was told is given
   * once: a pull that is made instead brings it as well.
   */
  answer(pulls: Pulls): PullResponse | null;
}

/** As JSON. More is cheaper to fetch than to keep. */
const CHARACTERS_MAX = 1_000_000;

export function createToldChanges(): ToldChanges {
  /** Each begins where the one before ends. */
  let told: LiveChanges[] = [];
  let characters = 0;

  function forget(): void {
    told = [];
    characters = 0;
  }

  return {
    keep(changes) {
      if (told.at(-1)?.to !== changes.from) forget();
      told.push(changes);
      characters += JSON.stringify(changes).length;
      if (characters > CHARACTERS_MAX) forget();
    },
    forget,
    answer(pulls) {
      // What lies before has been read, and perhaps newer than it was told.
      const first = told.findIndex((changes) => joinsOn(changes, pulls));
      const unread = first === -1 ? [] : told.slice(first);
      const last = told.at(-1);
      forget();
      if (last && isRead(last, pulls)) return nothingNew(pulls);
      return answerWith(unread, pulls);
    },
  };
}

/** Whether a device that stands there lacks what was told, or the end of it, and nothing before. */
function joinsOn(changes: LiveChanges, pulls: Pulls): boolean {
  return standsWhere(pulls, changes, (version) => {
    return compareVersions(changes.from, version) <= 0 && compareVersions(version, changes.to) < 0;
  });
}

/** Whether a device that stands there has read all that was told: a pull was answered later than the stream. */
function isRead(changes: LiveChanges, pulls: Pulls): boolean {
  return standsWhere(pulls, changes, (version) => compareVersions(changes.to, version) <= 0);
}

/** Whether all collections are asked for news alone, and each of their ranges stands at the edge of a version that fits. */
function standsWhere(pulls: Pulls, { epoch, scope }: LiveChanges, fits: (version: string) => boolean): boolean {
  return COLLECTION_NAMES.every((name) => {
    const { checkpoint, digest } = pulls[name] ?? {};
    if (!checkpoint || digest) return false;
    const isOfSameDesk = checkpoint.epoch === epoch && checkpoint.scope === scope;
    const { changed, entered, left, fill } = checkpoint;
    return (
      isOfSameDesk && fill === null && [changed, entered, left].every(({ key, version }) => key === "" && fits(version))
    );
  });
}

function nothingNew(pulls: Pulls): PullResponse {
  const checkpoints = COLLECTION_NAMES.map((name) => pulls[name]?.checkpoint as Checkpoint);
  const versions = checkpoints.flatMap(({ changed, entered, left }) => [
    changed.version,
    entered.version,
    left.version,
  ]);
  const pages = COLLECTION_NAMES.map((name, at) => [
    name,
    { documents: [], removed: [], checkpoint: checkpoints[at], more: false },
  ]);
  return { reset: false, horizon: versions.toSorted(compareVersions)[0] ?? "0", pages: Object.fromEntries(pages) };
}

function answerWith(unread: readonly LiveChanges[], pulls: Pulls): PullResponse | null {
  const horizon = unread.at(-1)?.to;
  if (horizon === undefined) return null;
  const edge = { version: horizon, key: "" };
  const pageOf = (name: CollectionName) => ({
    documents: name === "notices" ? [] : latestOf(unread, name),
    removed: [],
    checkpoint: { ...(pulls[name]?.checkpoint as Checkpoint), changed: edge, entered: edge, left: edge },
    more: false,
  });
  const pages = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, pageOf(name)]));
  return { reset: false, horizon, pages };
}

/** Of a document that was told more than once what was told last. */
function latestOf(unread: readonly LiveChanges[], name: Exclude<CollectionName, "notices">): { id: string }[] {
  const told = unread.flatMap<{ id: string }>(({ documents }) => documents[name] ?? []);
  return [...new Map(told.map((document) => [document.id, document])).values()];
}
