import { z } from "zod";

/** How long something took, over all times that it happened: in whole seconds, null where it never did. */
export const durationsSchema = z.strictObject({
  count: z.int(),
  median: z.int().nullable(),
  p90: z.int().nullable(),
});
export type Durations = z.infer<typeof durationsSchema>;

/** Whole seconds between two instants; what a clock that was set back would make negative is none. */
export function secondsBetween(earlier: string, later: string): number {
  return Math.max(0, Math.floor((Date.parse(later) - Date.parse(earlier)) / 1_000));
}

/** Median and 90th percentile as durations that did occur: the first that so many are not longer than. */
export function summariseDurations(seconds: readonly number[]): Durations {
  const sorted = seconds.toSorted((a, b) => a - b);
  return { count: sorted.length, median: percentileOf(sorted, 50), p90: percentileOf(sorted, 90) };
}

function percentileOf(sorted: readonly number[], percent: number): number | null {
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? null;
}
