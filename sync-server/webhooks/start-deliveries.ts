// Sends what waits for webhooks, in every server process (docs/decisions/025). What waits are rows that were written with
// what they tell of; this only looks for them, so a process may end at any moment.

import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { WEBHOOKS_MAX } from "#protocol/rest/webhook-limits.ts";
import type { Services } from "../services.ts";
import { deliverAll } from "./deliver.ts";
import { endLease, type Lease, takeLeases } from "./leases.ts";
import { within } from "./within.ts";

export interface DeliveryTimes {
  /** How often it is looked for what is due. */
  lookEveryMs: number;
  /** How long an endpoint may take, from the connection to the end of its answer. */
  answerWithinMs: number;
}

export const DELIVERY_TIMES: DeliveryTimes = { lookEveryMs: 1_000, answerWithinMs: 10_000 };

/** What an attempt may take besides the endpoint: reading what to say, and noting what came of it. */
const AROUND_MS = 10_000;

/** @returns what stops it, once the attempts under way have ended, or should have: then another server tries them again. */
export function startDeliveries(services: Services, times: DeliveryTimes): () => Promise<void> {
  const { pool, now, log } = services;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();

  async function deliver(held: Lease): Promise<void> {
    try {
      const isStopping = () => stopping.signal.aborted;
      await deliverAll(services, held, { answerWithinMs: times.answerWithinMs, isStopping });
    } finally {
      await endLease(pool, held);
    }
  }

  async function look(): Promise<void> {
    // As many at a time as there may be webhooks: a slow one holds up no other.
    const atMost = WEBHOOKS_MAX - underWay.size;
    if (atMost <= 0) return;
    for (const held of await takeLeases(pool, { lease: randomUUID(), now: now(), atMost })) {
      const delivering = deliver(held)
        .catch((error: unknown) => log.warn({ err: error }, "deliveries to a webhook were broken off"))
        .finally(() => underWay.delete(delivering));
      underWay.add(delivering);
    }
  }

  async function lookOn(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => log.warn({ err: error }, "it could not be looked for deliveries"));
      await delay(times.lookEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const looking = lookOn();
  return async () => {
    stopping.abort();
    const ended = looking.then(() => Promise.all(underWay));
    await within(times.answerWithinMs + AROUND_MS, ended).catch((error: unknown) =>
      log.warn({ err: error }, "deliveries that did not end are left to another server"),
    );
  };
}
