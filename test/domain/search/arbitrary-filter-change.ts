import fc from "fast-check";
import type { FilterChange } from "#domain/search/filter-change.ts";
import { NO_CONDITIONS, type SavedFilter } from "#domain/search/saved-filter.ts";
import { PRIORITIES } from "#domain/ticket/values.ts";

/** Few, so that changes meet. */
export const FILTER_IDS = Array.from(
  { length: 6 },
  (_, at) => `01900000-0000-7000-8000-0000000000${String(at + 10).padStart(2, "0")}`,
);

export function filterOf(id: string, part: Partial<SavedFilter> = {}): SavedFilter {
  return { id, name: `View ${id.slice(-2)}`, conditions: NO_CONDITIONS, place: 1, ...part };
}

/** Filters that are none of FILTER_IDS: as many others as there are series, each a letter from 8 to b. */
export function manyFilters(count: number, series: string): SavedFilter[] {
  return Array.from({ length: count }, (_, at) =>
    filterOf(`01900000-0000-7000-${series}000-1000000000${String(at).padStart(2, "0")}`, { place: at + 1 }),
  );
}

const anyId = fc.constantFrom(...FILTER_IDS);
const anyName = fc.constantFrom("Urgent", "Mine", "Old ones", "Billing");
const anyConditions = fc
  .subarray([...PRIORITIES])
  .map((priority): SavedFilter["conditions"] => ({ ...NO_CONDITIONS, priority }));

export const anyFilterChange: fc.Arbitrary<FilterChange> = fc.oneof(
  fc
    .record({ id: anyId, name: anyName, conditions: anyConditions, place: fc.integer({ min: 1, max: 9 }) })
    .map((filter) => ({ type: "save" as const, filter })),
  fc.record({ type: fc.constant("rename" as const), id: anyId, name: anyName }),
  fc.record({ type: fc.constant("refine" as const), id: anyId, conditions: anyConditions }),
  fc.record({ type: fc.constant("remove" as const), id: anyId }),
  fc.shuffledSubarray(FILTER_IDS).map((ids) => ({ type: "order" as const, ids })),
);
