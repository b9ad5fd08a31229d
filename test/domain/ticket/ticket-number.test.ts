import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareTicketNumbers,
  findTicketNumber,
  formatTicketNumber,
  numberingYear,
} from "#domain/ticket/ticket-number.ts";
import { always } from "../property.ts";

const anyNumber = fc.record({
  year: fc.integer({ min: 1000, max: 9999 }),
  sequence: fc.oneof(fc.integer({ min: 1, max: 12_000 }), fc.integer({ min: 1, max: 2_000_000_000 })),
});

describe("format", () => {
  it.each([
    [1, "TICK-2026-0001"],
    [42, "TICK-2026-0042"],
    [9_999, "TICK-2026-9999"],
    [10_000, "TICK-2026-10000"],
    [1_234_567, "TICK-2026-1234567"],
  ])("[T8] writes sequence %i of 2026 as %s", (sequence, number) => {
    expect(formatTicketNumber({ year: 2026, sequence })).toBe(number);
  });

  it.each([
    { year: 999, sequence: 1 },
    { year: 2026, sequence: 0 },
    { year: 2026, sequence: -1 },
    { year: 2026, sequence: 1.5 },
    { year: 2026, sequence: Number.NaN },
    { year: 2026, sequence: Number.POSITIVE_INFINITY },
    { year: 2026.5, sequence: 1 },
  ])("[T8] refuses to number $year/$sequence", (number) => {
    expect(() => formatTicketNumber(number)).toThrow(RangeError);
  });

  it("[T8] reads back every number it writes, in any case and between blanks", () => {
    always(
      fc.property(anyNumber, (number) => {
        expect(findTicketNumber(formatTicketNumber(number))).toEqual(number);
        expect(findTicketNumber(` ${formatTicketNumber(number).toLowerCase()}\n`)).toEqual(number);
      }),
    );
  });
});

describe("reading", () => {
  it.each([
    "",
    "2026-0001",
    "TICK-2026-1",
    "TICK-2026-0000",
    "TICK-2026-00001",
    "TICK-02026-0001",
    "TICK-0999-0001",
    "TICK-0000-0001",
    "TICK-26-0001",
    "TICK--2026-0001",
    "TICK-2026-0001-2",
    "TICK-2026-٠٠٠١",
    "TICK-2026-99999999999999999999",
    "TICK-99999999999999999999-0001",
    "XTICK-2026-0001",
  ])("[T8] finds no number in %j", (value) => {
    expect(findTicketNumber(value)).toBeNull();
  });

  it("[T8] never throws, whatever somebody types into the search", () => {
    const anyTyped = fc.oneof(fc.string(), fc.stringMatching(/^TICK-\d{1,25}-\d{1,25}$/));
    always(
      fc.property(anyTyped, (value) => {
        expect(() => findTicketNumber(value)).not.toThrow();
      }),
    );
  });
});

describe("order", () => {
  it("[T8] sorts numerically, a year after the other, what has no number yet at the end", () => {
    const sorted = ["TICK-2025-10000", "TICK-2026-0001", "TICK-2026-9999", "TICK-2026-10000", null];
    expect(sorted.toReversed().toSorted(compareTicketNumbers)).toEqual(sorted);
  });

  it("[T8] agrees with the order of (year, sequence) for any two numbers", () => {
    always(
      fc.property(anyNumber, anyNumber, (a, b) => {
        const wanted = a.year === b.year ? a.sequence - b.sequence : a.year - b.year;
        expect(Math.sign(compareTicketNumbers(formatTicketNumber(a), formatTicketNumber(b)))).toBe(Math.sign(wanted));
      }),
    );
  });

  it("[T8] two tickets without a number are equal", () => {
    expect(compareTicketNumbers(null, null)).toBe(0);
  });
});

describe("year", () => {
  it.each([
    ["2026-12-31T23:59:59.999Z", 2026],
    ["2027-01-01T00:00:00.000Z", 2027],
    ["2027-01-01T00:30:00.000+01:00", 2026],
    ["2026-12-31T23:30:00.000-01:00", 2027],
  ])("[T8] a ticket accepted at %s counts to %i, the year in UTC", (at, year) => {
    expect(numberingYear(new Date(at))).toBe(year);
  });
});
