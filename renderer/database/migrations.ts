// How documents of an older schema become documents of the next: for each collection, one step per version. Confirmed
// state may be dropped (null) and is fetched anew; operations and drafts are carried over, always.

import type { MigrationStrategies } from "rxdb";
import { NOBODY_WAITS } from "#domain/conversation/waiting.ts";
import type { StoreCollection } from "./schemas.ts";

export const MIGRATIONS: Partial<Record<StoreCollection, MigrationStrategies>> = {
  // Since when customers wait is known by the server alone, which sends all tickets anew: until then they stand last.
  tickets: { 1: (ticket) => ({ ...ticket, waitingSince: NOBODY_WAITS }) },
};
