// The log of a webhook while new deliveries come and older ones are shown.

import { describe, expect, test } from "vitest";
import type { Deliveries, Delivery } from "#protocol/rest/webhook.ts";
import {
  type DeliveryLog,
  whenNotRead,
  withNewest,
  withOlder,
} from "#renderer/features/integrations/delivery-pages.ts";

function delivery(id: string, state: Delivery["state"] = "delivered"): Delivery {
  return {
    id,
    event: "webhook.test",
    ticket_id: null,
    message_id: null,
    state,
    happened_at: "2026-03-27T08:42:00.000Z",
    attempts: 0,
    attempted_at: null,
    next_attempt_at: null,
    duration_ms: null,
    response_status: null,
    response_excerpt: null,
    fault: null,
  };
}

const page = (ids: string, next: string | null): Deliveries => ({
  deliveries: [...ids].map((id) => delivery(id)),
  next_before: next,
});
const known = (ids: string, nextBefore: string | null): DeliveryLog => ({
  type: "known",
  deliveries: page(ids, null).deliveries,
  nextBefore,
});
const shown = (log: DeliveryLog) =>
  log.type === "known" ? [log.deliveries.map(({ id }) => id).join(""), log.nextBefore] : log.type;

describe("the newest, read anew,", () => {
  test("keep the older ones that are shown, and where to go on from", () => {
    expect(shown(withNewest(known("dcba", "a"), page("edc", "c")))).toEqual(["edcba", "a"]);
  });

  test("stand as they are now", () => {
    const fresh = { deliveries: [delivery("b", "failed")], next_before: "b" };
    const log = withNewest(known("ba", null), fresh);
    expect(log.type === "known" && log.deliveries.map(({ state }) => state)).toEqual(["failed", "delivered"]);
  });

  test("stand alone where more came meanwhile than a page holds, so that none is left out", () => {
    expect(shown(withNewest(known("ba", null), page("fe", "e")))).toEqual(["fe", "e"]);
  });

  test("are all there is on the last page: what was forgotten meanwhile goes", () => {
    expect(shown(withNewest(known("cba", null), page("dcb", null)))).toEqual(["dcb", null]);
  });
});

test("an older page comes after those that are shown, once", () => {
  const held = withOlder(known("dc", "c"), "c", page("ba", null));
  expect(shown(held)).toEqual(["dcba", null]);
  expect(shown(withOlder(held, "c", page("ba", null)))).toEqual(["dcba", null]);
});

test("what is known stays when it can't be read anew, and is asked for again", () => {
  const held = known("ba", "a");
  expect(whenNotRead(held)).toEqual(held);
  expect(whenNotRead(held)).not.toBe(held);
  expect(whenNotRead({ type: "asking" })).toEqual({ type: "failed" });
});
