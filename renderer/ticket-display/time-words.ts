// Times in words, as short as a list allows. Pure: the present is given, and so are the language and the time zone.

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
  if (age < MINUTE) return "now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  const days = daysBetween(then, now, wording);
  if (days === 0) return `${Math.floor(age / HOUR)} h`;
  if (days === 1) return "Yesterday";
  if (days < 7) return format(then, { weekday: "short" }, wording);
  const isThisYear = yearOf(then, wording) === yearOf(now, wording);
  return format(then, { day: "numeric", month: "short", ...(!isThisYear && { year: "numeric" }) }, wording);
}

/** "today 14:05", "yesterday 14:05", "12 Mar 14:05", "12 Mar 2025, 14:05": what a conversation shows. */
export function toMoment(iso: string, now: Date, wording: TimeWording = {}): string {
  const then = new Date(iso);
  if (Number.isNaN(then.getTime())) return "";
  const clock = format(then, { hour: "numeric", minute: "2-digit" }, wording);
  const days = daysBetween(then, now, wording);
  if (days === 0) return `today ${clock}`;
  if (days === 1) return `yesterday ${clock}`;
  const isThisYear = yearOf(then, wording) === yearOf(now, wording);
  const day = format(then, { day: "numeric", month: "short", ...(!isThisYear && { year: "numeric" }) }, wording);
  return `${day}, ${clock}`;
}

/** The whole of it, for a tooltip and for whoever needs to be exact. */
export function toFullTime(iso: string, wording: TimeWording = {}): string {
  const then = new Date(iso);
  return Number.isNaN(then.getTime()) ? "" : format(then, { dateStyle: "full", timeStyle: "medium" }, wording);
}

/** Calendar days between two moments, as a person there counts them. */
function daysBetween(earlier: Date, later: Date, wording: TimeWording): number {
  return Math.round((startOfDay(later, wording) - startOfDay(earlier, wording)) / DAY);
}

function startOfDay(moment: Date, { timeZone }: TimeWording): number {
  const parts = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", ...(timeZone && { timeZone }) }).format(moment);
  return Date.parse(`${parts}T00:00:00Z`);
}

function yearOf(moment: Date, wording: TimeWording): string {
  return format(moment, { year: "numeric" }, wording);
}

function format(moment: Date, options: Intl.DateTimeFormatOptions, { locale, timeZone }: TimeWording): string {
  return formatterFor(locale ?? preferredEnglish(), { ...options, ...(timeZone && { timeZone }) }).format(moment);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using one: a list shows hundreds of times. */
function formatterFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, formatter);
  return formatter;
}

/** The app speaks English; which one, and so which order of day and month, is the person's choice. */
function preferredEnglish(): string {
  if (typeof navigator === "undefined") return "en-GB";
  return navigator.languages?.find((language) => language.startsWith("en-")) ?? "en-GB";
}
