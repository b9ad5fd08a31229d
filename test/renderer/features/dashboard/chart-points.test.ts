import { expect, it } from "vitest";
import { daysOf } from "#domain/statistics/period.ts";
import { toChartPoints, toPointWords } from "#renderer/features/dashboard/chart-points.ts";

function days(from: string, to: string) {
  return daysOf({ from, to }).map((day, index) => ({ day, created: 1, closed: 2, reopened: 0, open: index }));
}

it("a quarter is shown day by day", () => {
  const points = toChartPoints(days("2026-09-01", "2026-11-24"));
  expect(points).toHaveLength(85);
  expect(points.at(-1)).toMatchObject({
    key: "2026-11-24",
    name: expect.stringMatching(/^Tue,? 24 Nov$/),
    created: 1,
    closed: 2,
    open: 84,
  });
});

it.each([
  ["2025-11-26", 53],
  ["2025-11-27", 52],
])("a year from %s on is shown in %i weeks that end with its last day, and nothing is left out", (from, weeks) => {
  const given = days(from, "2026-11-25");
  const points = toChartPoints(given);
  expect(points).toHaveLength(weeks);
  expect(points.reduce((sum, { created }) => sum + (created ?? 0), 0)).toBe(given.length);
  expect(points.at(-1)).toMatchObject({ key: "2026-11-19", name: "Week of 19 Nov", created: 7, closed: 14 });
  expect(points.at(-1)?.open).toBe(given.length - 1);
});

it("a point tells all that is known of it, and nothing that is not", () => {
  const point = {
    key: "2026-11-24",
    shortName: "24 Nov",
    name: "Tue, 24 Nov",
    created: 12,
    closed: 9,
    open: 1_530,
  };
  expect(toPointWords(point)).toBe(
    `Tue, 24 Nov: 12 created, 9 closed, ${(1_530).toLocaleString()} unresolved at the end`,
  );
  expect(toPointWords({ ...point, created: null, open: null })).toBe("Tue, 24 Nov: 9 closed");
});
