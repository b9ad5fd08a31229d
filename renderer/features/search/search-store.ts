import { create } from "zustand";

interface SearchState {
  /** What is searched for, null while nobody searches. Kept while tickets are opened from the results. */
  query: string | null;
  start: () => void;
  /** Starts with some text, to be gone on with. */
  begin: (query: string) => void;
  change: (query: string) => void;
  leave: () => void;
  /** Raised whenever the field shall have the focus, also when it is there already. */
  focusRequests: number;
}

export const useSearchStore = create<SearchState>()((set) => ({
  query: null,
  focusRequests: 0,
  start: () => set(({ query, focusRequests }) => ({ query: query ?? "", focusRequests: focusRequests + 1 })),
  begin: (query) => set({ query }),
  change: (query) => set({ query }),
  leave: () => set({ query: null }),
}));
