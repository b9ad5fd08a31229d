// What the desk fetches behind its first screen for saved filters: its face, and the loop that keeps them in step.

import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Replica } from "../replica.ts";
import { handUpFilters } from "./hand-up-filters.ts";
import { runFilters } from "./run-filters.ts";
import { createSavedFilters } from "./saved-filters.ts";

/** What fails in handing up the filters of before is reported, and done at the next start: the desk has no part in it. */
export async function startFilters(database: DeskDatabase, replica: Replica, onFault: (fault: unknown) => void) {
  await handUpFilters(database, replica).catch(onFault);
  return { ...createSavedFilters(database, replica), runFilters };
}
