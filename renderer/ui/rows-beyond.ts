// Where another list takes the place of one, what is in view is painted first: the rows beyond it go on as they were, unseen, and
// are rendered behind the painting. They are a third of all rows, and so of what a change of list costs.

import type { ReactElement } from "react";

/** A row as it was rendered last. */
export interface RenderedRow {
  id: string;
  index: number;
  element: ReactElement;
}

/** In the list that is shown now. */
export interface RowsInView {
  /** The first and the last row in view, be it in part; null where there is none. */
  range: { startIndex: number; endIndex: number } | null;
  count: number;
  ids: ReadonlySet<string>;
}

export function isBeyondView(index: number, range: RowsInView["range"]): boolean {
  return range === null || index < range.startIndex || index > range.endIndex;
}

/** A former row, if it may stay for now: null where it would be seen, or would be there twice. */
export function keepUnseen(former: RenderedRow | undefined, { range, count, ids }: RowsInView): RenderedRow | null {
  const mayStay = former && former.index < count && isBeyondView(former.index, range) && !ids.has(former.id);
  return mayStay ? former : null;
}
