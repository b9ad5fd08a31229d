// Which tickets of the inbox are chosen together, by id: rows come and go as lists change, what is chosen stays chosen.

import { create } from "zustand";

interface SelectionState {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  add: (ids: readonly string[]) => void;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

export const useSelection = create<SelectionState>()((set) => ({
  ids: NONE,
  toggle: (id) =>
    set(({ ids }) => ({
      ids: ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id]),
    })),
  add: (more) => set(({ ids }) => ({ ids: new Set([...ids, ...more]) })),
  clear: () => set({ ids: NONE }),
}));
