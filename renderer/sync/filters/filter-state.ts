// What a device knows of its person's saved filters, and what that person did to them which the server has not taken yet: pure, so that
// every course of things can be tried. What is shown is the one with the other applied on top, by the function that the server uses.

import { z } from "zod";
import {
  byPlace,
  changeFilters,
  type FilterChange,
  filterChangeSchema,
  isAbout,
} from "#domain/search/filter-change.ts";
import { SAVED_FILTERS_MAX, type SavedFilter, savedFilterSchema } from "#domain/search/saved-filter.ts";
import { FILTER_CHANGES_MAX, type HeardFilters, type NumberedFilterChange } from "#protocol/saved-filters.ts";

const numberedChangeSchema = z.strictObject({ number: z.int(), change: filterChangeSchema });

/** What newer apps have put beside these stays. */
export const filterStateSchema = z.looseObject({
  /** As the server had them last. One that this version of the app can't read stays where it is and is not shown. */
  confirmed: z.array(z.record(z.string(), z.unknown())),
  /** In the order of their numbers, which never change: what was sent may have been taken although no answer came. */
  changes: z.array(numberedChangeSchema),
  /** The highest number ever given. */
  lastNumber: z.int(),
  /** Filters that the server had no room for: they are this device's alone until it has. */
  withoutRoom: z.array(savedFilterSchema),
  /** Ids of those that lay on this device alone (decision 027) and are this person's since: they are not made again. */
  handedUp: z.array(z.string()).default([]),
});
export type FilterState = z.infer<typeof filterStateSchema>;

export const NO_FILTERS: FilterState = { confirmed: [], changes: [], lastNumber: 0, withoutRoom: [], handedUp: [] };

/** What of a state can be shown where a newer app has put something into it that this one can't read. It must not be written back. */
export const readablePartSchema = z.object({
  confirmed: readableOf(z.record(z.string(), z.unknown())),
  changes: readableOf(numberedChangeSchema),
  lastNumber: z.int().catch(0),
  withoutRoom: readableOf(savedFilterSchema),
  handedUp: readableOf(z.string()),
});

/** How much the server has not taken, whether this app can read it or not. */
export const unsentFiltersSchema = z.object({ changes: countSchema(), withoutRoom: countSchema() });

/** All that are shown, in their order. */
export function shownFilters(state: FilterState): SavedFilter[] {
  return byPlace([...pendingFilters(state), ...state.withoutRoom]);
}

/** The state after its person has done this. */
export function withChange(state: FilterState, change: FilterChange): FilterState {
  const { withoutRoom } = state;
  if (withoutRoom.some(({ id }) => isAbout(change, id))) {
    return withRoomUsed({ ...state, withoutRoom: changeFilters(withoutRoom, change) });
  }
  const kept = change.type === "order" ? changeFilters(withoutRoom, change) : withoutRoom;
  return withRoomUsed(withNumbered({ ...state, withoutRoom: kept }, change));
}

/** What is sent next. */
export function nextChanges({ changes }: FilterState): NumberedFilterChange[] {
  return changes.slice(0, FILTER_CHANGES_MAX);
}

/** The state after the server has answered. `sentTo`: the highest number that was sent, 0 where none was. */
export function withAnswer(state: FilterState, { filters, lastNumber }: HeardFilters, sentTo: number): FilterState {
  // What had no room may have found some after all, where a request arrived again late.
  const taken = new Set(filters.map(({ id }) => id));
  const next = { ...state, confirmed: filters, withoutRoom: state.withoutRoom.filter(({ id }) => !taken.has(id)) };
  // The server knows of numbers that this store has never given, or has lost: what waits was not among those.
  if (lastNumber > state.lastNumber) return withNumbersFrom(next, lastNumber);
  const [head, ...behind] = state.changes.filter(({ number }) => number > lastNumber);
  if (!head) return withRoomUsed({ ...next, changes: [] });
  if (head.number > sentTo || head.change.type !== "save") return { ...next, changes: [head, ...behind] };
  return withRoomUsed(setAside({ ...next, changes: behind }, head.change.filter));
}

/** The filter waits for room, as what was done to it since has made it. */
function setAside(state: FilterState, filter: SavedFilter): FilterState {
  const own = state.changes.filter(({ change }) => isAbout(change, filter.id));
  const kept = own.reduce((filters: SavedFilter[], { change }) => changeFilters(filters, change), [filter]);
  const changes = state.changes.filter(({ change }) => !isAbout(change, filter.id));
  return { ...state, changes, withoutRoom: [...state.withoutRoom, ...kept] };
}

function pendingFilters({ confirmed, changes }: FilterState): SavedFilter[] {
  const known = confirmed.flatMap((filter) => savedFilterSchema.safeParse(filter).data ?? []);
  return changes.reduce((filters, { change }) => changeFilters(filters, change), byPlace(known));
}

function withNumbered(state: FilterState, change: FilterChange): FilterState {
  const lastNumber = state.lastNumber + 1;
  return { ...state, lastNumber, changes: [...state.changes, { number: lastNumber, change }] };
}

function withNumbersFrom(state: FilterState, lastNumber: number): FilterState {
  const changes = state.changes.map(({ change }, at) => ({ number: lastNumber + at + 1, change }));
  return { ...state, changes, lastNumber: lastNumber + changes.length };
}

/** Hands up what had no room once there is some: behind all that waits, so that it is there when its turn comes. */
function withRoomUsed(state: FilterState): FilterState {
  const [first, ...others] = state.withoutRoom;
  if (!first || countAtServer(state) >= SAVED_FILTERS_MAX) return state;
  return withRoomUsed(withNumbered({ ...state, withoutRoom: others }, { type: "save", filter: first }));
}

/** Those that only newer apps can read are counted as well. */
function countAtServer(state: FilterState): number {
  const unreadable = state.confirmed.filter((filter) => !savedFilterSchema.safeParse(filter).success);
  return pendingFilters(state).length + unreadable.length;
}

function readableOf<T extends z.ZodType>(schema: T) {
  const read = (entries: unknown[]) => entries.flatMap((entry) => schema.safeParse(entry).data ?? []);
  return z.array(z.unknown()).catch([]).transform(read);
}

function countSchema() {
  return z
    .array(z.unknown())
    .catch([])
    .transform(({ length }) => length);
}
