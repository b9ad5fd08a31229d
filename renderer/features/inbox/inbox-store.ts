// What the inbox remembers of how somebody looks at it. Nothing of the desk's own is in here.

import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import type { ListOrder } from "#renderer/ticket-display/list-orders.ts";

interface InboxState {
  /** Of each view, by its key, where it was chosen. */
  orders: Readonly<Record<string, ListOrder>>;
  /** Ids of the groups of views that are folded away. */
  foldedGroups: readonly string[];
  chooseOrder: (view: string, order: ListOrder) => void;
  toggleGroup: (group: string) => void;
}

export const useInboxStore = create<InboxState>()(
  persist(
    (set) => ({
      orders: {},
      foldedGroups: [],
      chooseOrder: (view, order) => set(({ orders }) => ({ orders: { ...orders, [view]: order } })),
      toggleGroup: (group) =>
        set(({ foldedGroups }) => ({
          foldedGroups: foldedGroups.includes(group)
            ? foldedGroups.filter((other) => other !== group)
            : [...foldedGroups, group],
        })),
    }),
    { name: "holdfast-inbox", storage: createJSONStorage(() => localStorage) },
  ),
);
