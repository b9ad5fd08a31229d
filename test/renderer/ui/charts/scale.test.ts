import fc from "fast-check";
import { expect, it } from "vitest";
import { axisEndFor, namedPoints, ticksOf } from "#renderer/ui/charts/scale.ts";
import { always } from "../../../domain/property.ts";

it("an axis holds its values, is not much longer, and is marked in whole numbers (seed of the property tests)", () => {
  always(
    fc.property(fc.nat(10_000_000), (max) => {
      const end = axisEndFor(max);
      expect(end).toBeGreaterThanOrEqual(max);
      expect(end).toBeLessThanOrEqual(Math.max(4, max * 2));
      expect(ticksOf(end).every(Number.isInteger)).toBe(true);
    }),
  );
});

it("the first and the last point are named, and those between at equal distances", () => {
  expect(namedPoints(3, 6)).toEqual([0, 1, 2]);
  expect(namedPoints(31, 6)).toEqual([0, 6, 12, 18, 24, 30]);
});
