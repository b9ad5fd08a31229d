// The filters that this person has saved, on this device (decision 027): a value of the store for each, so that no window undoes
// another's. Values outlive a damaged file and another role, as drafts do.

import type { SavedFilter } from "#domain/search/saved-filter.ts";
import { SAVED_FILTERS_MAX, savedFilterSchema } from "#domain/search/saved-filter.ts";
import type { StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Desk } from "./desk.ts";
import type { Replica } from "./replica.ts";
import { isSameJson, watched } from "./watch.ts";

type SavedFilters = Pick<Desk, "watchSavedFilters" | "saveFilter" | "removeFilter" | "moveFilter">;

const PREFIX = "filter|";

export function createSavedFilters(
  { values }: DeskDatabase,
  { values: mirror }: Pick<Replica, "values">,
): SavedFilters {
  const all = () => filtersAmong(mirror.all());

  async function keep(filters: readonly SavedFilter[]): Promise<void> {
    for (const filter of filters) savedFilterSchema.parse(filter);
    const { error } = await values.bulkUpsert(
      filters.map((filter) => ({ id: PREFIX + filter.id, value: { ...filter } })),
    );
    if (error[0]) throw new Error(`The filter ${error[0].documentId} could not be stored.`);
  }

  return {
    watchSavedFilters: () => watched(mirror.changed$, all, isSameJson),
    async saveFilter({ place, ...filter }) {
      const known = all();
      const former = known.find(({ id }) => id === filter.id);
      if (!former && known.length >= SAVED_FILTERS_MAX) {
        throw new Error(`There are ${SAVED_FILTERS_MAX} saved views already. Delete one that is not needed any more.`);
      }
      await keep([{ ...filter, place: place ?? former?.place ?? (known.at(-1)?.place ?? 0) + 1 }]);
    },
    async removeFilter(filterId) {
      const stored = await values.findOne(PREFIX + filterId).exec();
      await stored?.incrementalModify((data) => ({ ...data, value: {}, _deleted: true }));
    },
    async moveFilter(filterId, direction) {
      const known = all();
      const from = known.findIndex(({ id }) => id === filterId);
      const to = from + (direction === "up" ? -1 : 1);
      const [moved, other] = [known[from], known[to]];
      if (!moved || !other) return;
      // Places may be equal, where two windows gave them at once: all are given anew.
      await keep(
        known
          .with(from, other)
          .with(to, moved)
          .map((filter, at) => ({ ...filter, place: at + 1 })),
      );
    },
  };
}

/** One that this version of the app can't read stays where it is and is not shown. */
function filtersAmong(values: ReadonlyMap<string, StoredValue>): SavedFilter[] {
  return [...values.values()]
    .filter(({ id }) => id.startsWith(PREFIX))
    .flatMap(({ value }) => savedFilterSchema.safeParse(value).data ?? [])
    .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
}
