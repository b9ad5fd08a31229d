// Times in words, as short as a list allows. Pure: the present is given, and so are the language and the time zone.

import { formatDate } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";

export interface TimeWording {
  locale?: string;
  timeZone?: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "now", "5 min", "3 h", "Yesterday", "Mon", "12 Mar", "12 Mar 2025". */
export function toShortTime(iso: string, now: Date, wording: TimeWording = {}): string {
  const then = new Date(iso);
  const age = now.getTime() - then.getTime();
  if (Number.isNaN(age)) return "";
  if (age < MINUTE) return t("display.time.now");
  if (age < HOUR) return t("display.time.minutes", { count: Math.floor(age / MINUTE) });
  const { days, isThisYear } = findDistance(then, now, wording);
  if (days === 0) return t("display.time.hours", { count: Math.floor(age / HOUR) });
  if (days === 1) return t("display.time.yesterday");
  if (days < 7) return format(then, { weekday: "short" }, wording);
  return format(then, { day: "numeric", month: "short", ...(!isThisYear && { year: "numeric" }) }, wording);
}

/** "today 14:05", "yesterday 14:05", "12 Mar 14:05", "12 Mar 2025, 14:05": what a conversation shows. */
export function toMoment(iso: string, now: Date, wording: TimeWording = {}): string {
  const then = new Date(iso);
  if (Number.isNaN(then.getTime())) return "";
  const clock = format(then, { timeStyle: "short" }, wording);
  const { days, isThisYear } = findDistance(then, now, wording);
  if (days === 0) return t("display.time.todayAt", { time: clock });
  if (days === 1) return t("display.time.yesterdayAt", { time: clock });
  const day = format(then, { day: "numeric", month: "short", ...(!isThisYear && { year: "numeric" }) }, wording);
  return t("display.time.dayAt", { day, time: clock });
}

/** The whole of it, for a tooltip and for whoever needs to be exact. */
export function toFullTime(iso: string, wording: TimeWording = {}): string {
  const then = new Date(iso);
  return Number.isNaN(then.getTime()) ? "" : format(then, { dateStyle: "full", timeStyle: "medium" }, wording);
}

/** Calendar days between a moment and the present, as a person there counts them. */
function findDistance(then: Date, now: Date, wording: TimeWording): { days: number; isThisYear: boolean } {
  const [day, today] = [dayOf(then, wording), dayOfPresent(now, wording)];
  const days = Math.round((Date.parse(today) - Date.parse(day)) / DAY);
  return { days, isThisYear: day.slice(0, YEAR_LENGTH) === today.slice(0, YEAR_LENGTH) };
}

const YEAR_LENGTH = 4;

/** As 2026-11-24. */
function dayOf(moment: Date, { timeZone }: TimeWording): string {
  return formatDate(moment, { dateStyle: "short", ...(timeZone && { timeZone }) }, "en-CA");
}

let present = { at: Number.NaN, timeZone: "", day: "" };

/** Of the same present all times of a list are told. */
function dayOfPresent(now: Date, wording: TimeWording): string {
  const { timeZone = "" } = wording;
  if (present.at !== now.getTime() || present.timeZone !== timeZone)
    present = { at: now.getTime(), timeZone, day: dayOf(now, wording) };
  return present.day;
}

function format(moment: Date, options: Intl.DateTimeFormatOptions, { locale, timeZone }: TimeWording): string {
  return formatDate(moment, { ...options, ...(timeZone && { timeZone }) }, locale);
}
