// What the inbox remembers of how somebody looks at it. Nothing of the desk's own is in here.

import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import type { ListOrder } from "#renderer/ticket-display/list-orders.ts";

interface InboxState {
  /** Of each view, by its key, where it was chosen. */
  orders: Readonly<Record<string, ListOrder>>;
  /** Titles of the groups of views that are folded away. */
  foldedGroups: readonly string[];
  chooseOrder: (view: string, order: ListOrder) => void;
  toggleGroup: (title: string) => void;
}

export const useInboxStore = create<InboxState>()(
  persist(
    (set) => ({
      orders: {},
      foldedGroups: [],
      chooseOrder: (view, order) => set(({ orders }) => ({ orders: { ...orders, [view]: order } })),
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
