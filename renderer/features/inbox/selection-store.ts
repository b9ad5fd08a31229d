// Which tickets of the inbox are chosen together, by id: rows come and go as lists change, what is chosen stays chosen. Or all
// that a list holds, for more than anybody would choose one by one: which those are is asked when something is done to them.

import { create } from "zustand";
import type { TicketList } from "#renderer/sync/desk.ts";

interface SelectionState {
  ids: ReadonlySet<string>;
  /** The list of which all are chosen, null while single ones are. */
  all: TicketList | null;
  toggle: (id: string) => void;
  add: (ids: readonly string[]) => void;
  chooseAll: (list: TicketList) => void;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

export const useSelection = create<SelectionState>()((set) => ({
  ids: NONE,
  all: null,
  /** Where all were chosen, it begins anew with this one. */
  toggle: (id) =>
    set(({ ids }) => ({
      ids: ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id]),
      all: null,
    })),
  add: (more) => set(({ ids }) => ({ ids: new Set([...ids, ...more]), all: null })),
  chooseAll: (all) => set({ ids: NONE, all }),
  clear: () => set({ ids: NONE, all: null }),
}));
