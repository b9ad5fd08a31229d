// Figures in words: durations, and how a figure compares with the one of the period before.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "45 s", "12 min", "2 h 14 min", "3 d 4 h"; a dash where there is none. */
export function toDurationWords(seconds: number | null): string {
  if (seconds === null) return "–";
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY) return inTwo(seconds, [HOUR, "h"], [MINUTE, "min"]);
  return inTwo(seconds, [DAY, "d"], [HOUR, "h"]);
}

type Unit = readonly [seconds: number, name: string];

function inTwo(seconds: number, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const whole = Math.floor(seconds / large);
  const rest = Math.floor((seconds % large) / small);
  return rest === 0
    ? `${whole.toLocaleString()} ${largeName}`
    : `${whole.toLocaleString()} ${largeName} ${rest} ${smallName}`;
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

function compare(now: number | null, before: number | null, { up, down }: { up: string; down: string }): Comparison {
  if (now === null || before === null) return { trend: "unknown", words: "nothing to compare with" };
  if (now === before) return { trend: "same", words: "as before" };
  const isUp = now > before;
  const trend = isUp ? "up" : "down";
  if (before === 0) return { trend, words: "none before" };
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  const word = isUp ? up : down;
  return {
    trend,
    words: percent === 0 ? `slightly ${word} than before` : `${percent.toLocaleString()} % ${word} than before`,
  };
}
