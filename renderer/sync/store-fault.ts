import { isFullDisk } from "#renderer/database/sqlite-storage/full-disk.ts";

export type StoreFault = "noRoom";

/** Why the local store did not take something, where a person can mend it; null otherwise. */
export function storeFaultOf(fault: unknown): StoreFault | null {
  return isFullDisk(fault) ? "noRoom" : null;
}
