// One page of one collection. What is alive comes first, what is old after: tickets that left sight, those that entered
// it, documents that changed, and then as much of the first fill as there is room for.

import type { CollectionName, DocumentOf } from "#protocol/sync/documents.ts";
import type { Checkpoint, Digest } from "#protocol/sync/pull.ts";
import { scopeOf } from "#protocol/sync/scope.ts";
import { countWaiting } from "./count-waiting.ts";
import { edgeOf, remainingOf, withRemaining } from "./cursors.ts";
import type { FeedCollection, Harvest } from "./feed-collection.ts";
import { readChanged } from "./read-changed.ts";
import { readDigest } from "./read-digest.ts";
import { readFill, startFill } from "./read-fill.ts";
import { readEntered, readLeft } from "./read-sight.ts";
import type { View } from "./view.ts";

export interface PageToRead {
  checkpoint: Checkpoint | null;
  limit: number;
  digest?: boolean | undefined;
}

export interface Page<N extends CollectionName> {
  documents: DocumentOf<N>[];
  removed: string[];
  checkpoint: Checkpoint;
  more: boolean;
  remaining?: number;
  digest?: Digest;
}

export async function readPage<N extends CollectionName>(
  view: View,
  collection: FeedCollection<N>,
  { checkpoint, limit, digest: isDigestWanted = false }: PageToRead,
): Promise<Page<N>> {
  const start = await (checkpoint
    ? withFillStarted(view, collection, checkpoint)
    : startingCheckpoint(view, collection));
  const harvest = await readRanges(view, collection, start, limit);
  const documents = await collection.readDocuments(view, [...harvest.found]);
  const order = new Map([...harvest.found].map((id, at) => [id, at]));
  const { checkpoint: reached, remaining } = await sayRemaining(view, collection, { start, harvest });
  const digest = isDigestWanted && !harvest.more ? await readDigest(view, collection) : null;
  return {
    documents: documents.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
    removed: [...harvest.removed],
    checkpoint: reached,
    more: harvest.more,
    ...(remaining === null ? {} : { remaining }),
    ...(digest ? { digest } : {}),
  };
}

/** A new replica follows what happens from now on, and is filled with what was before. */
async function startingCheckpoint(view: View, collection: FeedCollection<CollectionName>): Promise<Checkpoint> {
  const now = edgeOf(view.horizon);
  const fill = await startFill(view, collection);
  return { epoch: view.epoch, scope: scopeOf(view.viewer), changed: now, entered: now, left: now, fill };
}

/** A collection that is to be filled in again has been told from where, and not yet how much that is (S11). */
async function withFillStarted(
  view: View,
  collection: FeedCollection<CollectionName>,
  checkpoint: Checkpoint,
): Promise<Checkpoint> {
  const { fill } = checkpoint;
  return fill?.key === "" ? { ...checkpoint, fill: await startFill(view, collection, fill) } : checkpoint;
}

interface Ranges {
  found: ReadonlySet<string>;
  removed: ReadonlySet<string>;
  checkpoint: Checkpoint;
  more: boolean;
  /** Whether the ranges above the first fill have been read to their end. */
  isLive: boolean;
}

/**
 * How much is still to come (S11). What waits in the live ranges is counted once, where it does not fit on a page, and
 * then carried along in the checkpoint; the first fill does the same.
 */
async function sayRemaining(
  view: View,
  collection: FeedCollection<CollectionName>,
  { start, harvest }: { start: Checkpoint; harvest: Ranges },
): Promise<{ checkpoint: Checkpoint; remaining: number | null }> {
  const { checkpoint, isLive, found } = harvest;
  const toFill = checkpoint.fill ? remainingOf(checkpoint.fill) : 0;
  if (isLive) return { checkpoint, remaining: checkpoint.fill && toFill };
  const known = remainingOf(start.changed) - found.size;
  const waiting = known > 0 ? known : await countWaiting(view, collection, checkpoint);
  const changed = withRemaining(checkpoint.changed, waiting);
  return { checkpoint: { ...checkpoint, changed }, remaining: waiting + toFill };
}

async function readRanges(
  view: View,
  collection: FeedCollection<CollectionName>,
  start: Checkpoint,
  limit: number,
): Promise<Ranges> {
  const found = new Set<string>();
  const removed = new Set<string>();
  let checkpoint = start;
  for (const { name, read } of rangesOf(view, collection, start)) {
    const room = limit - found.size - removed.size;
    const isLive = name === "fill";
    if (room <= 0) return { found, removed, checkpoint, more: true, isLive };
    const harvest = await read(room);
    for (const id of harvest.found) found.add(id);
    for (const id of harvest.removed) removed.add(id);
    checkpoint = { ...checkpoint, [name]: harvest.cursor };
    if (!harvest.isDone) return { found, removed, checkpoint, more: true, isLive };
  }
  return { found, removed, checkpoint, more: false, isLive: true };
}

type RangeName = "left" | "entered" | "changed" | "fill";

interface Range {
  name: RangeName;
  read(room: number): Promise<Harvest>;
}

function rangesOf(view: View, collection: FeedCollection<CollectionName>, start: Checkpoint): Range[] {
  const { left, entered, changed, fill } = start;
  return [
    { name: "left", read: (room) => readLeft(view, { collection, cursor: left, room }) },
    { name: "entered", read: (room) => readEntered(view, { collection, cursor: entered, changed, room }) },
    { name: "changed", read: (room) => readChanged(view, { collection, cursor: changed, room }) },
    { name: "fill", read: (room) => readFill(view, { collection, cursor: fill, room }) },
  ];
}
