// What the local store keeps beside the documents: the indexes that lists are read by, the words that search finds, and
// the numbers behind the counts of the views.

import { COLLECTION_VERSIONS } from "./schemas.ts";
import type { StorePlan } from "./sqlite-storage/store-engine.ts";

/** What the views narrow their tickets by, and the tallies count. */
const NARROWING = ["status", "assignedTo", "priority", "department", "isFollowed"];
/** What saved filters narrow by besides. */
const FILTERED = [...NARROWING, "createdAt"];

export const STORE_PLAN: StorePlan = {
  indexes: [
    // Of the indexes that know all that is asked the first is counted in: those that narrow most come first.
    { collection: "tickets", fields: ["userId", "updatedAt", "id", ...FILTERED] },
    { collection: "tickets", fields: ["createdAt", "id", ...NARROWING] },
    // The views, by what changed last: what is wanted of them beyond the first field is decided within the index.
    { collection: "tickets", fields: ["assignedTo", "updatedAt", "id", "status", "createdAt"] },
    { collection: "tickets", fields: ["priority", "updatedAt", "id", "status", "createdAt"] },
    { collection: "tickets", fields: ["department", "updatedAt", "id", "status", "createdAt"] },
    { collection: "tickets", fields: ["isFollowed", "updatedAt"] },
    // All of them in any order.
    { collection: "tickets", fields: ["updatedAt", "id", ...FILTERED] },
    { collection: "tickets", fields: ["numberOrder", "id", ...FILTERED] },
    { collection: "tickets", fields: ["waitingSince", "id", ...FILTERED] },
    { collection: "tickets", fields: ["customerName", "userId", "waitingSince", "id", ...FILTERED] },
    // The customers that operations name.
    { collection: "tickets", fields: ["customerEmail"] },
    // What happened in a period, for its figures.
    { collection: "messages", fields: ["createdAt"] },
    { collection: "history", fields: ["field", "at"] },
  ],
  fullText: [
    {
      collection: "tickets",
      groupBy: "id",
      orderBy: "createdAt",
      head: ["subject", "ticketNumber"],
      names: ["customerName", "customerEmail"],
      body: ["description"],
    },
    { collection: "messages", groupBy: "ticketId", orderBy: "createdAt", head: [], names: [], body: ["message"] },
  ],
  tallies: [{ collection: "tickets", fields: NARROWING }],
  irreplaceable: ["operations", "values"],
  versions: COLLECTION_VERSIONS,
};
