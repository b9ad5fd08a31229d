import fc from "fast-check";
import { expect, it } from "vitest";
import { secondsBetween, summariseDurations } from "#domain/statistics/durations.ts";
import { always } from "../property.ts";

it("nothing that happened took no time at all", () => {
  expect(summariseDurations([])).toEqual({ count: 0, median: null, p90: null });
});

it("median and 90th percentile are durations that did occur", () => {
  expect(summariseDurations([30, 10, 20])).toEqual({ count: 3, median: 20, p90: 30 });
  expect(summariseDurations([10, 20, 30, 40, 50, 60, 70, 80, 90, 100])).toEqual({ count: 10, median: 50, p90: 90 });
});

it("so many are not longer, and no shorter one would do", () => {
  always(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 60 }), (seconds) => {
      const { median, p90 } = summariseDurations(seconds);
      for (const [found, percent] of [
        [median, 50],
        [p90, 90],
      ] as const) {
        const needed = seconds.length * percent;
        expect(seconds).toContain(found);
        expect(seconds.filter((one) => one <= (found ?? -1)).length * 100).toBeGreaterThanOrEqual(needed);
        expect(seconds.filter((one) => one < (found ?? -1)).length * 100).toBeLessThan(needed);
      }
    }),
  );
});

it("[S7] a clock that was set back makes no time negative", () => {
  expect(secondsBetween("2026-01-01T00:00:00.000Z", "2026-01-01T00:01:00.999Z")).toBe(60);
  expect(secondsBetween("2026-01-01T00:01:00.000Z", "2026-01-01T00:00:00.000Z")).toBe(0);
});
