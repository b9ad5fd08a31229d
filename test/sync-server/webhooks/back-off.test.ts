import { expect, test } from "vitest";
import { ATTEMPTS_MAX, deliveryPauseMs, endpointRestMs } from "#sync-server/webhooks/back-off.ts";

const HOUR_MS = 3_600_000;
const attempts = Array.from({ length: ATTEMPTS_MAX - 1 }, (_, index) => index + 1);

test("a delivery waits longer each time, at most half a day and a quarter more, and is given up within two days", () => {
  const pauses = attempts.map((attempt) => deliveryPauseMs(attempt, 0.5));
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses[0]).toBe(30_000);
  expect(deliveryPauseMs(ATTEMPTS_MAX, 1)).toBe(15 * HOUR_MS);
  const longest = attempts.map((attempt) => deliveryPauseMs(attempt, 1)).reduce((sum, pause) => sum + pause, 0);
  expect(longest).toBeGreaterThan(24 * HOUR_MS);
  expect(longest).toBeLessThan(48 * HOUR_MS);
});

test("no two pauses need be the same", () => {
  expect(deliveryPauseMs(3, 0)).toBeLessThan(deliveryPauseMs(3, 1));
  expect(endpointRestMs(5, 0)).toBeLessThan(endpointRestMs(5, 1));
});

test("an endpoint rests after its third failure on end, longer with each, at most some minutes", () => {
  expect([1, 2].map((failures) => endpointRestMs(failures, 1))).toEqual([0, 0]);
  const rests = [3, 4, 5, 6].map((failures) => endpointRestMs(failures, 0.5));
  expect(rests).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect(endpointRestMs(1_000, 1)).toBe(375_000);
});
