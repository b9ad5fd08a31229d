// The log of a webhook as it grows at both ends: the newest deliveries come while older ones are shown.

import type { Deliveries, Delivery } from "#protocol/rest/webhook.ts";

export type DeliveryLog =
  | { type: "asking" }
  | { type: "failed" }
  | { type: "known"; deliveries: readonly Delivery[]; nextBefore: string | null };

/** With a page of the newest ones, read anew. What is older than they are is kept, unless there is a gap before it. */
export function withNewest(held: DeliveryLog, page: Deliveries): DeliveryLog {
  const read: DeliveryLog = { type: "known", deliveries: page.deliveries, nextBefore: page.next_before };
  if (held.type !== "known" || page.next_before === null) return read;
  const ids = new Set(page.deliveries.map(({ id }) => id));
  const older = held.deliveries.filter(({ id }) => !ids.has(id));
  if (older.length === held.deliveries.length) return read;
  return { type: "known", deliveries: [...page.deliveries, ...older], nextBefore: held.nextBefore };
}

/** With the page that comes after the last one held. */
export function withOlder(held: DeliveryLog, before: string, page: Deliveries): DeliveryLog {
  if (held.type !== "known" || held.nextBefore !== before) return held;
  return { type: "known", deliveries: [...held.deliveries, ...page.deliveries], nextBefore: page.next_before };
}

/** What is known stays when it can't be read anew; as a new value, so that it is asked for again. */
export function whenNotRead(held: DeliveryLog): DeliveryLog {
  return held.type === "known" ? { ...held } : { type: "failed" };
}
