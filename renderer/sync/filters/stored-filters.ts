// The one value of the store in which the filters lie. All windows change it, each change on what it has become.

import type { StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Mirror } from "../mirror.ts";
import { isSameJson } from "../watch.ts";
import { type FilterState, filterStateSchema, NO_FILTERS } from "./filter-state.ts";

export const FILTERS_VALUE = "filters";

export function filtersAmong(values: Pick<Mirror<StoredValue>, "all">): FilterState {
  return toState(values.all().get(FILTERS_VALUE));
}

export async function findFilters({ values }: DeskDatabase): Promise<FilterState> {
  return toState((await values.findOne(FILTERS_VALUE).exec())?.toJSON());
}

/** Durable once it resolves; nothing is written where nothing changes. `change` may be called more than once. */
export async function changeStoredFilters(
  { values }: DeskDatabase,
  change: (state: FilterState) => FilterState,
): Promise<void> {
  const stored =
    (await values.findOne(FILTERS_VALUE).exec()) ??
    (await values.insertIfNotExists({ id: FILTERS_VALUE, value: { ...NO_FILTERS } }));
  const known = toState(stored.toJSON());
  if (isSameJson(change(known), known)) return;
  await stored.incrementalModify((data) => ({ ...data, value: { ...change(toState(data)) } }));
}

/** What can't be read is made anew. */
function toState(stored: Pick<StoredValue, "value"> | undefined): FilterState {
  return filterStateSchema.safeParse(stored?.value).data ?? NO_FILTERS;
}
