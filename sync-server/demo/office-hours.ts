// When things happen: tickets come in on working days above all, and staff answers between half past seven and six, UTC.

import type { Random } from "./seeded-random.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const OPENS = 7.5 * HOUR;
const CLOSES = 18 * HOUR;

export const DAYS_BACK = 90;
/** Nothing is younger than this: the desk was quiet just before somebody looks at it. */
export const QUIET = 4 * MINUTE;

/** The moments at which tickets came in over the last ninety days, from old to new; a little busier of late. */
export function drawArrivals(random: Random, now: Date, count: number): Date[] {
  const latest = now.getTime() - 5 * QUIET;
  const moments: number[] = [];
  while (moments.length < count) {
    const midnight = startOfDay(latest - DAYS_BACK * DAY * random.next() ** 1.2);
    const at =
      midnight + 5.5 * HOUR + 15 * HOUR * (0.5 * random.next() + 0.5 * random.next()) + random.between(0, MINUTE);
    const isWelcome = !isWeekend(at) || random.chance(0.15);
    if (isWelcome && at <= latest && at > now.getTime() - DAYS_BACK * DAY) moments.push(Math.floor(at));
  }
  return moments.toSorted((a, b) => a - b).map((moment) => new Date(moment));
}

/** The moment itself where the desk is staffed, or else some minutes after it opens again. */
export function toOfficeHours(moment: number, random: Random): number {
  let at = moment;
  if (at - startOfDay(at) > CLOSES) at = startOfDay(at) + DAY;
  while (isWeekend(at)) at = startOfDay(at) + DAY;
  const isEarly = at - startOfDay(at) < OPENS;
  return isEarly ? startOfDay(at) + OPENS + random.between(1, 100) * MINUTE : at;
}

function startOfDay(moment: number): number {
  return Math.floor(moment / DAY) * DAY;
}

function isWeekend(moment: number): boolean {
  return [0, 6].includes(new Date(moment).getUTCDay());
}
