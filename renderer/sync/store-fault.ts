import { isFullDisk } from "#renderer/database/sqlite-storage/full-disk.ts";
import { UnreadableFilters } from "./filters/unreadable-filters.ts";

export type StoreFault = "noRoom" | "newerViews";

/** Why the local store did not take something, where a person can mend it; null otherwise. */
export function storeFaultOf(fault: unknown): StoreFault | null {
  if (fault instanceof UnreadableFilters) return "newerViews";
  return isFullDisk(fault) ? "noRoom" : null;
}
