// The ranges of what left a viewer's sight and of what entered it. Both walk from ticket to ticket and, within each,
// from document to document, so that a page may end anywhere, in the middle of a thread too.

import type { CollectionName } from "#protocol/sync/documents.ts";
import type { Cursor } from "#protocol/sync/pull.ts";
import { cursorAt, edgeOf, hasReached, LAST_ID, type Place, placeUpwards } from "./cursors.ts";
import type { FeedCollection, Harvest } from "./feed-collection.ts";
import { EVENTS_AT_ONCE, findEntered, findLeft, type SightEvent } from "./sight-events.ts";
import { type Bind, sql } from "./sql.ts";
import type { Look, View } from "./view.ts";

export interface ReadSight {
  collection: FeedCollection<CollectionName>;
  cursor: Cursor;
  room: number;
}

/**
 * What is to be removed. A ticket that is still seen for another reason is sent again instead, for whether it is
 * followed may be what changed.
 */
export function readLeft(view: View, range: ReadSight): Promise<Harvest> {
  return walk(view, {
    ...range,
    findEvents: (cursor) => findLeftFrom(view, cursor),
    concerns: (event) => !event.isSeenOtherwise || isOfTickets(range),
    isRemoval: (event) => !event.isSeenOtherwise,
    documentsSql: () => "true",
  });
}

/**
 * All documents of tickets that came into sight, however old. Those that the range of changes is yet to come to, by
 * its cursor `changed`, are left to it.
 */
export function readEntered(view: View, range: ReadSight & { changed: Cursor }): Promise<Harvest> {
  const version = `d.${range.collection.versionColumn(view.viewer)}`;
  const brought = placeUpwards(range.changed, 1);
  return walk(view, {
    ...range,
    findEvents: (cursor) => findEnteredFrom(view, cursor, range.cursor),
    concerns: (event) => !event.isSeenOtherwise || isOfTickets(range),
    isRemoval: () => false,
    documentsSql: (bind) => `(${version}, d.id) <= (${bind(brought.version)}::xid8, ${bind(brought.ids[0])}::uuid)`,
  });
}

export function findLeftFrom(look: Look, cursor: Cursor): Promise<SightEvent[]> {
  return findLeft(look, placeUpwards(cursor, 2));
}

/** `begun`: where this reading began, which is at the cursor unless it has gone on since. */
export function findEnteredFrom(look: Look, cursor: Cursor, begun = cursor): Promise<SightEvent[]> {
  return findEntered(look, placeUpwards(cursor, 2), begun);
}

function isOfTickets({ collection }: ReadSight): boolean {
  return collection.ticketId === "id";
}

/** So that a page is answered soon where many tickets came and went that bring it nothing. */
const TURNS = 10;

interface Walk extends ReadSight {
  findEvents(cursor: Cursor): Promise<SightEvent[]>;
  concerns(event: SightEvent): boolean;
  isRemoval(event: SightEvent): boolean;
  documentsSql(bind: Bind): string;
}

async function walk(view: View, given: Walk): Promise<Harvest> {
  const found: string[] = [];
  const removed: string[] = [];
  if (given.collection.ticketId === null) return { found, removed, cursor: edgeOf(view.horizon), isDone: true };
  let { cursor, room } = given;
  for (let turn = 0; turn < TURNS && room > 0 && !hasReached(cursor, view.horizon); turn += 1) {
    const from = placeUpwards(cursor, 2);
    const events = await given.findEvents(cursor);
    const steps = await findDocuments(view, given, { events: events.filter(given.concerns), from, limit: room + 1 });
    for (const step of steps.slice(0, room)) (step.isRemoval ? removed : found).push(step.id);
    cursor = cursorAfter(view, { events, steps, room });
    room -= steps.length;
  }
  return { found, removed, cursor, isDone: hasReached(cursor, view.horizon) };
}

interface Step {
  version: string;
  ticketId: string;
  id: string;
  isRemoval: boolean;
}

function cursorAfter(
  view: View,
  { events, steps, room }: { events: SightEvent[]; steps: Step[]; room: number },
): Cursor {
  const lastStep = steps[room - 1];
  if (steps.length > room && lastStep) return cursorAt(lastStep.version, lastStep.ticketId, lastStep.id);
  const lastEvent = events.at(-1);
  if (events.length < EVENTS_AT_ONCE || !lastEvent) return edgeOf(view.horizon);
  return cursorAt(lastEvent.version, lastEvent.ticketId, LAST_ID);
}

interface FindDocuments {
  events: SightEvent[];
  from: Place;
  limit: number;
}

async function findDocuments(
  { tx, viewer }: View,
  { collection, isRemoval, documentsSql }: Walk,
  { events, from, limit }: FindDocuments,
): Promise<Step[]> {
  if (events.length === 0) return [];
  const { rows } = await tx.query<Step>(
    sql(
      (bind) => `
      SELECT e.version, e.ticket_id AS "ticketId", e.is_removal AS "isRemoval", d.id
      FROM unnest(${bind(events.map(({ version }) => version))}::text[],
        ${bind(events.map(({ ticketId }) => ticketId))}::uuid[],
        ${bind(events.map(isRemoval))}::boolean[]) WITH ORDINALITY AS e (version, ticket_id, is_removal, ordinal)
      JOIN ${collection.table} AS d ON d.${collection.ticketId} = e.ticket_id
      WHERE ${collection.readableSql(viewer, bind)} AND ${documentsSql(bind)}
        AND (e.version::xid8, e.ticket_id, d.id) >
          (${bind(from.version)}::xid8, ${bind(from.ids[0])}::uuid, ${bind(from.ids[1])}::uuid)
      ORDER BY e.ordinal, d.id LIMIT ${bind(limit)}`,
    ),
  );
  return rows;
}
