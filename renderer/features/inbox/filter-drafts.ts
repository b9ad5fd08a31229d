// Filters as somebody is choosing them, by the key of the view that shows their tickets: of a view that they saved what has been changed
// of it, also when another device has deleted it since, and of the one that has no name yet all of it. They go with the window; what is to stay is saved.

import { create } from "zustand";
import type { FilterConditions } from "#domain/search/saved-filter.ts";
import type { ViewKey } from "./view-key.ts";

interface FilterDrafts {
  drafts: Readonly<Record<string, FilterConditions>>;
  /** Somebody asked for the filter by its key: it takes the focus when it is on the screen. */
  isFocusWanted: boolean;
  change: (view: ViewKey, conditions: FilterConditions) => void;
  drop: (view: ViewKey) => void;
  clear: () => void;
}

export const useFilterDrafts = create<FilterDrafts>()((set) => ({
  drafts: {},
  isFocusWanted: false,
  change: (view, conditions) => set(({ drafts }) => ({ drafts: { ...drafts, [view]: conditions } })),
  drop: (view) =>
    set(({ drafts }) => ({ drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== view)) })),
  clear: () => set({ drafts: {}, isFocusWanted: false }),
}));
