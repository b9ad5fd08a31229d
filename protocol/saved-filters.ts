// POST /api/v1/sync/filters: a replica sends what its person did to their saved filters and is answered with all they have now. Safe to
// repeat: the server takes each number of a replica once. Without changes it only asks. Staff only, each of their own filters.
//
// It stands outside of `sync/` and its version: an app and a server of which one does not know this yet do all else together, and views
// stay on the device meanwhile. What is known only to the newer of the two is refused, and sent again when both know it.

import { z } from "zod";
import { filterChangeSchema } from "#domain/search/filter-change.ts";
import type { SavedFilter } from "#domain/search/saved-filter.ts";
import { uuidSchema } from "#domain/ticket/ticket.ts";

export const SAVED_FILTERS_PATH = "/api/v1/sync/filters";

/** In one request, which stays well below what the server reads of one, however large the filters are. */
export const FILTER_CHANGES_MAX = 20;

/** `number`: running, of the replica. One may be left out, but none comes after a higher one. */
const numberedChangeSchema = z.strictObject({
  number: z.int("must be a whole number").min(1),
  change: filterChangeSchema,
});
export type NumberedFilterChange = z.infer<typeof numberedChangeSchema>;

export const savedFiltersRequestSchema = z.strictObject({
  replicaId: uuidSchema,
  changes: z
    .array(numberedChangeSchema)
    .max(FILTER_CHANGES_MAX, `must be at most ${FILTER_CHANGES_MAX}`)
    .refine(
      (changes) => changes.every(({ number }, at) => number > (changes[at - 1]?.number ?? 0)),
      "must come in the order of their numbers",
    ),
});
export type SavedFiltersRequest = z.infer<typeof savedFiltersRequestSchema>;

/**
 * `lastNumber`: up to which the changes of this replica are in the filters; 0 where none is. Where it lies below the last that was
 * sent, the next after it is a filter for which the person has no room (SAVED_FILTERS_MAX).
 */
export interface SavedFiltersResponse {
  filters: SavedFilter[];
  lastNumber: number;
}

/** As a device reads it: a filter that only newer apps know is one of the person's as well. */
export const savedFiltersResponseSchema = z.object({
  filters: z.array(z.record(z.string(), z.unknown())),
  lastNumber: z.int().min(0),
});
export type HeardFilters = z.infer<typeof savedFiltersResponseSchema>;
