// What the local store keeps beside the documents: the indexes that lists are read by, the words that search finds, and
// the numbers behind the counts of the views.

import type { StorePlan } from "./sqlite-storage/store-engine.ts";

/** What the views narrow their tickets by. */
const NARROWING = ["status", "assignedTo", "priority", "department", "isFollowed"];

export const STORE_PLAN: StorePlan = {
  indexes: [
    // The views, by what changed last: what is wanted of them beyond the first field is decided within the index.
    { collection: "tickets", fields: ["assignedTo", "updatedAt", "id", "status"] },
    { collection: "tickets", fields: ["priority", "updatedAt", "id", "status"] },
    { collection: "tickets", fields: ["department", "updatedAt", "id", "status"] },
    { collection: "tickets", fields: ["isFollowed", "updatedAt"] },
    // All of them in any order.
    { collection: "tickets", fields: ["updatedAt", "id", ...NARROWING] },
    { collection: "tickets", fields: ["createdAt", "id", ...NARROWING] },
    { collection: "tickets", fields: ["numberOrder", "id", ...NARROWING] },
    { collection: "tickets", fields: ["waitingSince", "id", ...NARROWING] },
    { collection: "tickets", fields: ["customerName", "userId", "waitingSince", "id", ...NARROWING] },
    // The customers that operations name.
    { collection: "tickets", fields: ["userId"] },
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
};
