// What the local store keeps beside the documents: the indexes that lists are read by, the words that search finds, and
// the numbers behind the counts of the views.

import type { StorePlan } from "./sqlite-storage/store-engine.ts";

export const STORE_PLAN: StorePlan = {
  indexes: [
    { collection: "tickets", fields: ["assignedTo", "updatedAt"] },
    { collection: "tickets", fields: ["userId", "updatedAt"] },
    // What happened in a period, for its figures.
    { collection: "messages", fields: ["createdAt"] },
    { collection: "history", fields: ["field", "at"] },
  ],
  fullText: [
    {
      collection: "tickets",
      groupBy: "id",
      orderBy: "createdAt",
      head: ["subject", "ticketNumber", "customerName"],
      body: ["description"],
    },
    { collection: "messages", groupBy: "ticketId", orderBy: "createdAt", head: [], body: ["message"] },
  ],
  tallies: [{ collection: "tickets", fields: ["status", "assignedTo", "department", "priority"] }],
  irreplaceable: ["operations", "values"],
};
