// What the inbox remembers of how somebody looks at it. Nothing of the desk's own is in here.

import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import type { TicketSort } from "#renderer/sync/desk.ts";

interface InboxState {
  sort: TicketSort;
  /** Titles of the groups of views that are folded away. */
  foldedGroups: readonly string[];
  chooseSort: (sort: TicketSort) => void;
  toggleGroup: (title: string) => void;
}

export const useInboxStore = create<InboxState>()(
  persist(
    (set) => ({
      sort: "recently_updated",
      foldedGroups: [],
      chooseSort: (sort) => set({ sort }),
      toggleGroup: (title) =>
        set(({ foldedGroups }) => ({
          foldedGroups: foldedGroups.includes(title)
            ? foldedGroups.filter((other) => other !== title)
            : [...foldedGroups, title],
        })),
    }),
    { name: "holdfast-inbox", storage: createJSONStorage(() => localStorage) },
  ),
);
