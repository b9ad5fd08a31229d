// The days of a period as points of a chart: each day, or where these would be too many, weeks.

import type { DayFigures } from "#domain/statistics/statistics.ts";
import { formatDate } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";

export interface ChartPoint {
  key: string;
  /** "24 Nov" */
  shortName: string;
  /** "Tue 24 Nov", "Week of 24 Nov" */
  name: string;
  created: number | null;
  closed: number;
  /** At the end of the day or of the week, null for what has not begun or is not counted. */
  open: number | null;
}

const DAYS_MAX = 92;
const WEEK = 7;

export function toChartPoints(days: readonly DayFigures[]): ChartPoint[] {
  if (days.length <= DAYS_MAX) return days.map((day) => toPoint([day], nameOf(day.day, DAY_NAME)));
  return weeksOf(days).map((week) =>
    toPoint(week, t("dashboard.weekOf", { day: nameOf(week[0]?.day ?? "", SHORT_NAME) })),
  );
}

/** Whole weeks up to the last day; what is left over at the beginning stands by itself. */
function weeksOf(days: readonly DayFigures[]): DayFigures[][] {
  const first = days.length % WEEK;
  const starts = Array.from({ length: Math.ceil(days.length / WEEK) }, (_, index) =>
    first === 0 ? index * WEEK : Math.max(0, first + (index - 1) * WEEK),
  );
  return starts.map((start, index) => days.slice(start, starts[index + 1] ?? days.length));
}

function toPoint(days: readonly DayFigures[], name: string): ChartPoint {
  const key = days[0]?.day ?? "";
  return {
    key,
    shortName: nameOf(key, SHORT_NAME),
    name,
    created: days.reduce<number | null>((sum, { created }) => (created === null ? sum : (sum ?? 0) + created), null),
    closed: days.reduce((sum, { closed }) => sum + closed, 0),
    open: days.findLast(({ open }) => open !== null)?.open ?? null,
  };
}

const SHORT_NAME = { day: "numeric", month: "short" } as const;
const DAY_NAME = { ...SHORT_NAME, weekday: "short" } as const;

function nameOf(day: string, options: Intl.DateTimeFormatOptions): string {
  return formatDate(new Date(`${day}T00:00:00Z`), { ...options, timeZone: "UTC" });
}

/** "24 Nov: 12 created, 9 closed, 153 unresolved at the end" */
export function toPointWords({ name, created, closed, open }: ChartPoint): string {
  const parts = [
    ...(created === null ? [] : [t("dashboard.point.created", { count: created })]),
    t("dashboard.point.closed", { count: closed }),
    ...(open === null ? [] : [t("dashboard.point.unresolved", { count: open })]),
  ];
  return t("dashboard.point.all", { day: name, figures: parts.join(", ") });
}
