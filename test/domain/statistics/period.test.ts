import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boundsOf,
  dayOf,
  daysOf,
  lastDays,
  lengthOf,
  periodBefore,
  timeZoneSchema,
} from "#domain/statistics/period.ts";
import { always } from "../property.ts";

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Asia/Beirut",
];

const period = fc
  .record({ start: fc.integer({ min: 12_000, max: 25_000 }), length: fc.integer({ min: 1, max: 40 }) })
  .map(({ start, length }) => ({ from: dayNumber(start), to: dayNumber(start + length - 1) }));

function dayNumber(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

describe("a period", () => {
  it("is its days, and is compared with as many directly before", () => {
    always(
      fc.property(period, ({ from, to }) => {
        const days = daysOf({ from, to });
        expect([days[0], days.at(-1), days.length]).toEqual([from, to, lengthOf({ from, to })]);
        const before = periodBefore({ from, to, timeZone: "UTC" });
        expect(daysOf({ from: before.from, to })).toHaveLength(days.length * 2);
        expect(lengthOf(before)).toBe(days.length);
      }),
    );
  });

  it("of the last days ends with today, as it is there", () => {
    const now = "2026-11-25T23:30:00.000Z";
    expect(lastDays(7, now, "UTC")).toEqual({ from: "2026-11-19", to: "2026-11-25", timeZone: "UTC" });
    expect(lastDays(1, now, "Europe/Berlin")).toEqual({
      from: "2026-11-26",
      to: "2026-11-26",
      timeZone: "Europe/Berlin",
    });
  });
});

describe("the bounds of a period", () => {
  it("are where one day there ends and the next begins", () => {
    always(
      fc.property(period, fc.constantFrom(...ZONES), ({ from, to }, timeZone) => {
        const bounds = boundsOf({ from, to, timeZone });
        expect(bounds).toEqual(bounds.toSorted());
        for (const [index, day] of daysOf({ from, to }).entries()) {
          const start = bounds[index] ?? "";
          // A day that was left out on the calendar there begins with the one that follows it.
          expect(dayOf(start, timeZone) >= day).toBe(true);
          expect(dayOf(new Date(Date.parse(start) - 1).toISOString(), timeZone) < day).toBe(true);
        }
      }),
      150,
    );
  });

  it("keep to the clock there when it changes", () => {
    expect(boundsOf({ from: "2026-03-28", to: "2026-03-30", timeZone: "Europe/Berlin" })).toEqual([
      "2026-03-27T23:00:00.000Z",
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
      "2026-03-30T22:00:00.000Z",
    ]);
  });

  it("leave a day empty that a calendar left out", () => {
    const bounds = boundsOf({ from: "2011-12-29", to: "2011-12-31", timeZone: "Pacific/Apia" });
    expect(bounds[1]).toBe(bounds[2]);
  });
});

it.each(["Europe/Berlin", "UTC"])("%s is a time zone", (name) => {
  expect(timeZoneSchema.safeParse(name).success).toBe(true);
});

it.each(["Europe/Nowhere", "", "x".repeat(65), 5])("%j is no time zone", (name) => {
  expect(timeZoneSchema.safeParse(name).success).toBe(false);
});
