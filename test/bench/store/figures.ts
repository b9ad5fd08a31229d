// From what was measured to figures with their goals, and to lines that can be compared with other stores.

import { atLeast, atMost, type Figure, rounded } from "../report.ts";
import { median, quantile } from "../statistics.ts";
import type { WrittenDesk } from "./document-folder.ts";
import type { Measures } from "./take-measures.ts";

export function toFigures(desk: WrittenDesk, taken: Measures): Figure[] {
  const times = (name: string, values: readonly number[] | undefined, middle: number, slow: number): Figure[] => [
    atMost(`${name}, median`, middleOf(values), middle, "ms"),
    atMost(`${name}, 95th percentile`, values ? quantile(values, 0.95) : null, slow, "ms"),
  ];
  return [
    ...times("open a view of 50", taken.views, 5, 16),
    ...times("open a thread of 30", taken.threads, 3, 16),
    ...times("full text as typed, first 50", taken.search, 10, 30),
    ...times("the same among open tickets", taken.searchOpen, 10, 30),
    atMost("all view counts, median", middleOf(taken.counts), 10, "ms"),
    atMost("reply visible and durable, median", middleOf(taken.replies), 16, "ms"),
    atMost("start to a usable list, median", middleOf(taken.starts), 500, "ms"),
    atLeast("first fill", perSecond(desk, taken), 10_000, "documents/s"),
    atMost("longest main-thread task while filling", taken.blocked ?? null, 50, "ms"),
  ];
}

/** Null where it did not end in time. */
export function perSecond({ documents }: WrittenDesk, { fill }: Measures): number | null {
  return fill === undefined ? null : documents / (fill / 1_000);
}

/** The same of any store, by what it is called. */
export function toLines(of: string, desk: WrittenDesk, taken: Measures): [string, number | string][] {
  const both = (values: readonly number[] | undefined) =>
    values && `${rounded(median(values))} / ${rounded(quantile(values, 0.95))}`;
  const lines: [string, number | string | null | undefined][] = [
    ["open a view of 50, ms, median / p95", both(taken.views)],
    ["open a thread of 30, ms, median / p95", both(taken.threads)],
    ["full text as typed, ms, median / p95", both(taken.search)],
    [`found by ${taken.search?.length} searches`, taken.found],
    ["full text among open tickets, ms, median / p95", both(taken.searchOpen)],
    ["all view counts, ms", rounded(middleOf(taken.counts))],
    ["reply, ms, median / p95", both(taken.replies)],
    ["start, ms", rounded(middleOf(taken.starts))],
    ["first fill, documents/s", rounded(perSecond(desk, taken))],
    ["longest main-thread task while filling, ms", rounded(taken.blocked ?? null)],
    ["news of an agent at a first start, ms", rounded(taken.newsStart ?? null)],
    ["everything taken away for another role, s", rounded(taken.wipe === undefined ? null : taken.wipe / 1_000)],
    ["longest main-thread task meanwhile, ms", rounded(taken.wipeBlocked ?? null)],
  ];
  return lines.flatMap(([line, value]) => (value === null || value === undefined ? [] : [[`${of}: ${line}`, value]]));
}

function middleOf(values: readonly number[] | undefined): number | null {
  return values ? median(values) : null;
}
