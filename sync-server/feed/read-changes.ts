// What has changed since a device's checkpoints, as its person may see it: one answer to a pull, read in one snapshot of
// the database.

import type { Actor } from "#domain/people/person.ts";
import type { CollectionName } from "#protocol/sync/documents.ts";
import type { Checkpoint, Cursor, PullRequest, PullResponse } from "#protocol/sync/pull.ts";
import { isOfRole, isOutdated, scopeOf } from "#protocol/sync/scope.ts";
import { readSnapshot, type Transaction } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { edgeOf, isSound, KEYS } from "./cursors.ts";
import type { FeedCollection } from "./feed-collection.ts";
import { HISTORY } from "./history-documents.ts";
import { MESSAGES } from "./message-documents.ts";
import { NOTICES } from "./notice-documents.ts";
import { PEOPLE } from "./person-documents.ts";
import { lookAhead, type ReadChanged } from "./read-changed.ts";
import { readPage } from "./read-page.ts";
import { findEnteredFrom, findLeftFrom } from "./read-sight.ts";
import { createSightGuess, type SightGuess } from "./sight-guess.ts";
import { TICKETS } from "./ticket-documents.ts";
import { type Look, openView, startLook, type View } from "./view.ts";

type Pulls = PullRequest["pulls"];
type Pages = PullResponse["pages"];

/** @throws ProblemError `invalid-request` where a checkpoint is none that a server has given out. */
export type ReadChanges = (viewer: Actor, pulls: Pulls) => Promise<PullResponse>;

export function createReadChanges({ pool }: Pick<Services, "pool">): ReadChanges {
  const guess = createSightGuess();
  return async (viewer, given) => {
    mustBeSound(given);
    const pulls = fittedToForms(given, viewer);
    const read = (tx: Transaction) => readInSnapshot(startLook(tx, viewer, guess.seesFew(viewer)), pulls, guess);
    return readSnapshot(pool, read, isLive(pulls) ? "generic" : "custom");
  };
}

/** What most pulls ask for leaves with the question for the horizon: one that finds nothing new is then answered at once. */
async function readInSnapshot(look: Look, pulls: Pulls, guess: SightGuess): Promise<PullResponse> {
  const opening = openView(look);
  lookAhead(look, rangesOf(pulls));
  lookForSight(look, pulls);
  const view = await opening;
  guess.note(view.viewer, view.seesFew);
  const isStale = Object.values(pulls).some((pull) => pull?.checkpoint && !isOfView(pull.checkpoint, view));
  const pages = isStale ? {} : await readPages(view, pulls);
  return { reset: isStale, horizon: String(view.horizon), pages };
}

/** Whether all that is asked for is what happened lately: such pulls are many, and each finds little. */
function isLive(pulls: Pulls): boolean {
  return Object.values(pulls).every((pull) => pull?.checkpoint && pull.checkpoint.fill === null && !pull.digest);
}

/** All at once, on one connection: what they ask goes out together. Nothing is under way any more when one has failed. */
async function readPages(view: View, pulls: Pulls): Promise<Pages> {
  const pages: Pages = {};
  const reading = COLLECTIONS.map(async ([name, collection]) => {
    const pull = pulls[name];
    if (pull) Object.assign(pages, { [name]: await readPage(view, collection, pull) });
  });
  await Promise.allSettled(reading);
  await Promise.all(reading);
  return pages;
}

function rangesOf(pulls: Pulls): ReadChanged[] {
  return COLLECTIONS.flatMap(([name, collection]) => {
    const pull = pulls[name];
    return pull?.checkpoint ? [{ collection, cursor: pull.checkpoint.changed, room: pull.limit }] : [];
  });
}

/** Where the live ranges of sight stand, mostly at one place for all collections. */
function lookForSight(look: Look, pulls: Pulls): void {
  for (const [name, { ticketId }] of COLLECTIONS) {
    const checkpoint = pulls[name]?.checkpoint;
    if (!checkpoint || ticketId === null) continue;
    const asked = [findLeftFrom(look, checkpoint.left), findEnteredFrom(look, checkpoint.entered)];
    // Whoever reads the page is told what went wrong.
    for (const answer of asked) answer.catch(() => undefined);
  }
}

const COLLECTIONS: readonly [CollectionName, FeedCollection<CollectionName>][] = [
  ["tickets", TICKETS],
  ["messages", MESSAGES],
  ["history", HISTORY],
  ["people", PEOPLE],
  ["notices", NOTICES],
];

/** A place that lies ahead of the horizon is of another life of the database, whatever epoch it bears. */
function isOfView({ epoch, scope, changed, entered, left }: Checkpoint, view: View): boolean {
  const isAhead = [changed, entered, left].some(({ version }) => BigInt(version) > view.horizon);
  return epoch === view.epoch && isOfRole(scope, view.viewer) && !isAhead;
}

/**
 * Where the documents of a collection have got another form since they were read, all of it is filled in again, from the
 * newest down, in place of what the device holds. What has changed, come into sight or left it goes on from where it was.
 */
function fittedToForms(pulls: Pulls, viewer: Actor): Pulls {
  const fitted = Object.entries(pulls).map(([name, pull]) => {
    const checkpoint = pull?.checkpoint;
    if (!checkpoint || !isOfRole(checkpoint.scope, viewer)) return [name, pull];
    const isRefilled = isOutdated(checkpoint.scope, name as CollectionName);
    // What the range of changes has read of the version that it stands in is among it.
    const fill = isRefilled ? edgeOf(BigInt(checkpoint.changed.version) + 1n) : checkpoint.fill;
    return [name, { ...pull, checkpoint: { ...checkpoint, scope: scopeOf(viewer), fill } }];
  });
  return Object.fromEntries(fitted) as Pulls;
}

function mustBeSound(pulls: Pulls): void {
  const errors = Object.entries(pulls).flatMap(([name, pull]) =>
    findUnsound(pull?.checkpoint ?? null).map((range) => ({
      field: `pulls.${name}.checkpoint.${range}`,
      message: "is not a place that a server has given out; pull without a checkpoint",
    })),
  );
  if (errors.length > 0) throw new ProblemError("invalid-request", { errors });
}

function findUnsound(checkpoint: Checkpoint | null): string[] {
  if (!checkpoint) return [];
  const { changed, entered, left, fill } = checkpoint;
  const ranges: [string, Cursor | null, RegExp][] = [
    ["changed", changed, KEYS.documentAndRemaining],
    ["entered", entered, KEYS.ticketAndDocument],
    ["left", left, KEYS.ticketAndDocument],
    ["fill", fill, KEYS.documentAndRemaining],
  ];
  return ranges.filter(([, cursor, form]) => cursor && !isSound(cursor, form)).map(([range]) => range);
}
