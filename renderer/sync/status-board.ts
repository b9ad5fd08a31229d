// Where the one window that syncs writes how it goes, for all windows to show.

import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { keepValue, type ValueOf } from "./replica-values.ts";

type Status = ValueOf<"status">;

export interface StatusBoard {
  show(change: Partial<Status>): void;
  /** Resolves once everything shown so far is written. */
  written(): Promise<void>;
}

export function createStatusBoard(database: DeskDatabase): StatusBoard {
  let status: Status = { connection: { state: "connecting" }, fill: null, sending: null, updateNeeded: false };
  let writing: Promise<void> = Promise.resolve();
  return {
    show(change) {
      const next = { ...status, ...change };
      if (JSON.stringify(next) === JSON.stringify(status) && !("connection" in change)) return;
      status = next;
      // A status that can't be written any more belongs to a store that is being closed.
      writing = writing.then(() => keepValue(database, "status", next)).catch(() => undefined);
    },
    written: () => writing,
  };
}
