// From what was measured to figures with their goals, and to a line that can be compared with other stores.

import { atLeast, atMost, type Figure, rounded } from "../report.ts";
import { median, quantile } from "../statistics.ts";
import type { WrittenDesk } from "./document-folder.ts";
import type { Measures } from "./take-measures.ts";

export function toFigures(desk: WrittenDesk, taken: Measures): Figure[] {
  const times = (name: string, values: readonly number[], middle: number, slow: number): Figure[] => [
    atMost(`${name}, median`, median(values), middle, "ms"),
    atMost(`${name}, 95th percentile`, quantile(values, 0.95), slow, "ms"),
  ];
  return [
    ...times("open a view of 50", taken.views, 5, 16),
    ...times("open a thread of 30", taken.threads, 3, 16),
    ...times("full text as typed, first 50", taken.search, 10, 30),
    atMost("all view counts, median", median(taken.counts), 10, "ms"),
    atMost("reply visible and durable, median", median(taken.replies), 16, "ms"),
    atMost("start to a usable list, median", median(taken.starts), 500, "ms"),
    atLeast("first fill", perSecond(desk, taken), 10_000, "documents/s"),
    atMost("longest main-thread task while filling", taken.blocked, 50, "ms"),
  ];
}

export function perSecond({ documents }: WrittenDesk, { fill }: Measures): number {
  return documents / (fill / 1_000);
}

/** The same of any store, by what it is called. */
export function toLines(of: string, desk: WrittenDesk, taken: Measures): [string, number | string][] {
  const both = (values: readonly number[]) => `${rounded(median(values))} / ${rounded(quantile(values, 0.95))}`;
  return [
    [`${of}: open a view of 50, ms, median / p95`, both(taken.views)],
    [`${of}: open a thread of 30, ms, median / p95`, both(taken.threads)],
    [`${of}: full text as typed, ms, median / p95`, both(taken.search)],
    [`${of}: found by ${taken.search.length} searches`, taken.found],
    [`${of}: all view counts, ms`, rounded(median(taken.counts)) ?? 0],
    [`${of}: reply, ms, median / p95`, both(taken.replies)],
    [`${of}: start, ms`, rounded(median(taken.starts)) ?? 0],
    [`${of}: first fill, documents/s`, rounded(perSecond(desk, taken)) ?? 0],
    [`${of}: longest main-thread task while filling, ms`, rounded(taken.blocked) ?? 0],
  ];
}
