// Which word counts where words of one window come in another order than they were said.

import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { PRESENCE_EXPIRY_SECONDS } from "#protocol/sync/presence.ts";
import { createSightings } from "#sync-server/presence/sightings.ts";

const [personId, windowId, here, there] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
const said = (ticketId: string | null, heardAt: number) => {
  return { personId, windowId, ticketId, activity: "viewing", heardAt } as const;
};
const present = [{ personId, activity: "viewing" }];

test("a word that comes late moves nobody back", () => {
  const sightings = createSightings();
  sightings.take(said(here, 200), true);
  expect(sightings.take(said(there, 100), false)).toEqual([]);
  expect([sightings.presentAt(here), sightings.presentAt(there)]).toEqual([present, []]);
  expect(sightings.take(said(there, 300), false)).toHaveLength(2);
  expect([sightings.presentAt(here), sightings.presentAt(there)]).toEqual([[], present]);
});

test("a word that comes after the leave it was said before brings nobody back, and the leave is forgotten in its time", () => {
  const sightings = createSightings();
  sightings.take(said(here, 100), false);
  expect(sightings.take(said(null, 300), false)).toEqual([{ ticketId: here, personId }]);
  expect(sightings.take(said(here, 200), false)).toEqual([]);
  expect(sightings.presentAt(here)).toEqual([]);
  expect(sightings.expire(301 + PRESENCE_EXPIRY_SECONDS * 1_000)).toEqual([]);
  expect(sightings.size).toBe(0);
});

test("a clock that was set back keeps nobody from being seen", () => {
  const sightings = createSightings();
  sightings.take(said(here, 1_000_000), true);
  sightings.take(said(there, 100), true);
  expect(sightings.presentAt(there)).toEqual(present);
});
