// Figures in words: durations, and how a figure compares with the one of the period before.

import { formatPercent } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "45 s", "12 min", "2 h 14 min", "3 d 4 h"; a dash where there is none. */
export function toDurationWords(seconds: number | null): string {
  if (seconds === null) return "–";
  if (seconds < MINUTE) return t("dashboard.duration.seconds", { count: seconds });
  if (seconds < HOUR) return t("dashboard.duration.minutes", { count: Math.floor(seconds / MINUTE) });
  if (seconds < DAY) {
    const { count, rest } = inTwo(seconds, HOUR, MINUTE);
    return rest === 0
      ? t("dashboard.duration.hours", { count })
      : t("dashboard.duration.hoursMinutes", { count, rest });
  }
  const { count, rest } = inTwo(seconds, DAY, HOUR);
  return rest === 0 ? t("dashboard.duration.days", { count }) : t("dashboard.duration.daysHours", { count, rest });
}

/** So many of the large unit, and what is left over in the small one. */
function inTwo(seconds: number, large: number, small: number): { count: number; rest: number } {
  return { count: Math.floor(seconds / large), rest: Math.floor((seconds % large) / small) };
}

export type Trend = "up" | "down" | "same" | "unknown";

export interface Comparison {
  trend: Trend;
  /** "18 % more than before" */
  words: string;
}

/** For what is counted. */
export function compareCounts(now: number, before: number): Comparison {
  return compare(now, before, { up: "more", down: "fewer" });
}

/** For what takes time. */
export function compareDurations(now: number | null, before: number | null): Comparison {
  return compare(now, before, { up: "longer", down: "shorter" });
}

type Words = "more" | "fewer" | "longer" | "shorter";

function compare(now: number | null, before: number | null, { up, down }: { up: Words; down: Words }): Comparison {
  if (now === null || before === null) return { trend: "unknown", words: t("dashboard.compare.unknown") };
  if (now === before) return { trend: "same", words: t("dashboard.compare.same") };
  const isUp = now > before;
  const trend = isUp ? "up" : "down";
  if (before === 0) return { trend, words: t("dashboard.compare.noneBefore") };
  const share = Math.round((Math.abs(now - before) / before) * 100) / 100;
  const word = isUp ? up : down;
  const words =
    share === 0
      ? t(`dashboard.compare.slightly.${word}`)
      : t(`dashboard.compare.${word}`, { share: formatPercent(share) });
  return { trend, words };
}
