// The change of many tickets that is under way: one at a time, shown and stopped wherever its list is on the screen again.

import { create } from "zustand";

export interface ChangeRun {
  /** How far it is, null while nothing is under way. */
  progress: { done: number; total: number } | null;
  /** Ends it; what was done stays done, and can be taken back. */
  stop: () => void;
}

export const useChangeRun = create<ChangeRun>()(() => ({ progress: null, stop: () => undefined }));
