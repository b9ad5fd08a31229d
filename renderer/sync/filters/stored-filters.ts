// The one value of the store in which the filters lie. All windows change it, each change on what it has become.

import type { StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Mirror } from "../mirror.ts";
import { isSameJson } from "../watch.ts";
import {
  type FilterState,
  filterStateSchema,
  NO_FILTERS,
  readablePartSchema,
  unsentFiltersSchema,
} from "./filter-state.ts";
import { UnreadableFilters } from "./unreadable-filters.ts";

export const FILTERS_VALUE = "filters";

type Values = Pick<Mirror<StoredValue>, "all">;

/** To be shown: without what can't be read. */
export function filtersAmong(values: Values): FilterState {
  return readablePartSchema.parse(valueAmong(values));
}

/** How many changes and how many filters the server has not taken. */
export function countUnsent(values: Values): { changes: number; withoutRoom: number } {
  return unsentFiltersSchema.parse(valueAmong(values));
}

/** @throws UnreadableFilters */
export async function findFilters({ values }: DeskDatabase): Promise<FilterState> {
  const stored = await values.findOne(FILTERS_VALUE).exec();
  return stored ? mustRead(stored.toJSON()) : NO_FILTERS;
}

/** Durable once it resolves; nothing is written where nothing changes. `change` may be called more than once. @throws UnreadableFilters */
export async function changeStoredFilters(
  { values }: DeskDatabase,
  change: (state: FilterState) => FilterState,
): Promise<void> {
  const stored =
    (await values.findOne(FILTERS_VALUE).exec()) ??
    (await values.insertIfNotExists({ id: FILTERS_VALUE, value: { ...NO_FILTERS } }));
  const known = mustRead(stored.toJSON());
  if (isSameJson(change(known), known)) return;
  await stored.incrementalModify((data) => ({ ...data, value: { ...change(mustRead(data)) } }));
}

function mustRead({ value }: Pick<StoredValue, "value">): FilterState {
  const { data, error } = filterStateSchema.safeParse(value);
  if (!data) throw new UnreadableFilters({ cause: error });
  return data;
}

function valueAmong(values: Values): StoredValue["value"] {
  return values.all().get(FILTERS_VALUE)?.value ?? {};
}
