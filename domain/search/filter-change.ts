// What a person does to the filters that they have saved. A device shows it at once, on what it knows, and the server makes it so, on
// what that person's other devices have done meanwhile: each change says only what it changes, so that two of them meet on one value
// at most, of which the later stands. Nothing but saving brings a filter that is gone back.

import { z } from "zod";
import { uuidSchema } from "../ticket/ticket.ts";
import {
  filterConditionsSchema,
  filterNameSchema,
  SAVED_FILTERS_MAX,
  type SavedFilter,
  savedFilterSchema,
} from "./saved-filter.ts";

export const filterChangeSchema = z.discriminatedUnion("type", [
  /** A new filter, or one brought back after it was removed. */
  z.strictObject({ type: z.literal("save"), filter: savedFilterSchema }),
  z.strictObject({ type: z.literal("rename"), id: uuidSchema, name: filterNameSchema }),
  z.strictObject({ type: z.literal("refine"), id: uuidSchema, conditions: filterConditionsSchema }),
  z.strictObject({ type: z.literal("remove"), id: uuidSchema }),
  /** These get the places 1, 2, 3 …, and others keep theirs. A device may show more than the server keeps. */
  z.strictObject({ type: z.literal("order"), ids: z.array(uuidSchema).max(4 * SAVED_FILTERS_MAX) }),
]);
export type FilterChange = z.infer<typeof filterChangeSchema>;

/** Whether the change is about this filter alone. */
export function isAbout(change: FilterChange, filterId: string): boolean {
  if (change.type === "order") return false;
  return (change.type === "save" ? change.filter.id : change.id) === filterId;
}

/** Whether the person may have what the change leaves behind (SAVED_FILTERS_MAX). */
export function hasRoomFor(filters: readonly SavedFilter[], change: FilterChange): boolean {
  if (change.type !== "save" || filters.length < SAVED_FILTERS_MAX) return true;
  return filters.some(({ id }) => id === change.filter.id);
}

/** The filters after the change, in their order. One that is about a filter that is not there changes nothing. */
export function changeFilters(filters: readonly SavedFilter[], change: FilterChange): SavedFilter[] {
  switch (change.type) {
    case "save":
      return byPlace([...filters.filter(({ id }) => id !== change.filter.id), change.filter]);
    case "rename":
      return filters.map((filter) => (filter.id === change.id ? { ...filter, name: change.name } : filter));
    case "refine":
      return filters.map((filter) => (filter.id === change.id ? { ...filter, conditions: change.conditions } : filter));
    case "remove":
      return filters.filter(({ id }) => id !== change.id);
    case "order":
      return inOrder(filters, change.ids);
  }
}

/** Places may be equal, where two devices gave them at once. */
export function byPlace(filters: readonly SavedFilter[]): SavedFilter[] {
  return filters.toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
}

function inOrder(filters: readonly SavedFilter[], ids: readonly string[]): SavedFilter[] {
  const places = new Map(ids.map((id, at) => [id, at + 1]));
  return byPlace(filters.map((filter) => ({ ...filter, place: places.get(filter.id) ?? filter.place })));
}
