// The filters that this person has saved (decision 033): changed in the local store at once, whether there is a network or not, and
// kept in step with the server by `run-filters.ts`. Loaded behind the first screen.

import type { FilterChange } from "#domain/search/filter-change.ts";
import {
  filterConditionsSchema,
  filterNameSchema,
  SAVED_FILTERS_MAX,
  savedFilterSchema,
} from "#domain/search/saved-filter.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Desk } from "../desk.ts";
import type { Replica } from "../replica.ts";
import { isSameJson, watched } from "../watch.ts";
import { shownFilters, withChange } from "./filter-state.ts";
import { changeStoredFilters, countUnsent, filtersAmong } from "./stored-filters.ts";

type SavedFilters = Pick<
  Desk,
  | "watchSavedFilters"
  | "saveFilter"
  | "renameFilter"
  | "refineFilter"
  | "removeFilter"
  | "moveFilter"
  | "watchUnsentFilters"
>;

export function createSavedFilters(database: DeskDatabase, { values }: Pick<Replica, "values">): SavedFilters {
  const all = () => shownFilters(filtersAmong(values));
  const change = (made: FilterChange) => changeStoredFilters(database, (state) => withChange(state, made));

  return {
    watchSavedFilters: () => watched(values.changed$, all, isSameJson),
    async saveFilter({ place, ...filter }) {
      const known = all();
      if (known.length >= SAVED_FILTERS_MAX) {
        throw new Error(`There are ${SAVED_FILTERS_MAX} saved views already. Delete one that is not needed any more.`);
      }
      const saved = { ...filter, place: place ?? (known.at(-1)?.place ?? 0) + 1 };
      await change({ type: "save", filter: savedFilterSchema.parse(saved) });
    },
    renameFilter: async (id, name) => await change({ type: "rename", id, name: filterNameSchema.parse(name) }),
    refineFilter: async (id, conditions) =>
      await change({ type: "refine", id, conditions: filterConditionsSchema.parse(conditions) }),
    removeFilter: (id) => change({ type: "remove", id }),
    async moveFilter(filterId, direction) {
      const ids = all().map(({ id }) => id);
      const from = ids.indexOf(filterId);
      const to = from + (direction === "up" ? -1 : 1);
      const [moved, other] = [ids[from], ids[to]];
      if (moved && other) await change({ type: "order", ids: ids.with(from, other).with(to, moved) });
    },
    watchUnsentFilters: () => watched(values.changed$, () => countUnsent(values), isSameJson),
  };
}
