// Periods of calendar days, as somebody in a time zone counts them, and the instants at which those days begin.

import { z } from "zod";

export const PERIOD_DAYS_MAX = 366;
const FIRST_DAY = "1970-01-01";
const LAST_DAY = "9998-12-31";

/** A calendar day: 2026-11-25. Around the first and the last there is room for the days that a period is compared with. */
export const daySchema = z.iso
  .date({ error: "must be a day like 2026-11-25", abort: true })
  .refine((day) => day >= FIRST_DAY && day <= LAST_DAY, {
    error: `must be a day from ${FIRST_DAY} to ${LAST_DAY}`,
    abort: true,
  });

/** A time zone by its IANA name. */
export const timeZoneSchema = z
  .string({ error: "must be a time zone like Europe/Berlin" })
  .max(64)
  .refine(isTimeZone, "must be a time zone like Europe/Berlin");

/** From the beginning of one day to the end of another, both of it included. */
export interface Period {
  from: string;
  to: string;
  timeZone: string;
}

const DAY_MS = 86_400_000;
const QUARTER_HOUR_MS = 900_000;
/** No place is further from UTC than this. */
const FARTHEST_QUARTERS = 60;

/** The days of the period, in order. */
export function daysOf({ from, to }: Pick<Period, "from" | "to">): string[] {
  return Array.from({ length: lengthOf({ from, to }) }, (_, index) => addDays(from, index));
}

export function lengthOf({ from, to }: Pick<Period, "from" | "to">): number {
  return Math.round((midnightOf(to) - midnightOf(from)) / DAY_MS) + 1;
}

/** As many days as `period` has, directly before it: what its figures are compared with. */
export function periodBefore(period: Period): Period {
  return { ...period, from: addDays(period.from, -lengthOf(period)), to: addDays(period.from, -1) };
}

/** The last `count` days there, today included. */
export function lastDays(count: number, now: string, timeZone: string): Period {
  const today = dayOf(now, timeZone);
  return { from: addDays(today, 1 - count), to: today, timeZone };
}

/** The calendar day of an instant there. */
export function dayOf(instant: string, timeZone: string): string {
  return calendarOf(timeZone).format(new Date(instant));
}

/** When each day of the period begins there, and when the last one ends: one instant more than it has days. */
export function boundsOf({ from, to, timeZone }: Period): string[] {
  const calendar = calendarOf(timeZone);
  return daysOf({ from, to: addDays(to, 1) }).map((day) => startOf(day, calendar));
}

function addDays(day: string, count: number): string {
  return new Date(midnightOf(day) + count * DAY_MS).toISOString().slice(0, 10);
}

function midnightOf(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`);
}

/**
 * The first quarter of an hour whose date there is this day or later: also where clocks skip midnight, or a whole day.
 * Offsets to UTC are of whole quarters everywhere.
 */
function startOf(day: string, calendar: Intl.DateTimeFormat): string {
  const midnight = midnightOf(day);
  let [before, after] = [-FARTHEST_QUARTERS, FARTHEST_QUARTERS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (calendar.format(midnight + middle * QUARTER_HOUR_MS) < day) before = middle;
    else after = middle;
  }
  return new Date(midnight + after * QUARTER_HOUR_MS).toISOString();
}

/** Writes dates as 2026-11-25. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone });
}

function isTimeZone(name: string): boolean {
  try {
    return calendarOf(name) !== null;
  } catch {
    return false;
  }
}
