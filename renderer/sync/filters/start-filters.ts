// What the desk fetches behind its first screen for saved filters: its face, and the loop that keeps them in step.

import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Replica } from "../replica.ts";
import { handUpFilters } from "./hand-up-filters.ts";
import { runFilters } from "./run-filters.ts";
import { createSavedFilters } from "./saved-filters.ts";

export async function startFilters(database: DeskDatabase, replica: Replica) {
  await handUpFilters(database, replica);
  return { ...createSavedFilters(database, replica), runFilters };
}
