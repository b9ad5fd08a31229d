// Which rows a list shows in which elements, from one rendering to the next.

import { type ReactElement, useLayoutEffect, useRef } from "react";
import { assignSlots, NO_ROWS, type RowSlots } from "./row-slots.ts";
import { keepUnseen, type RenderedRow, type RowsInView } from "./rows-beyond.ts";

interface ShownRows {
  slots: RowSlots;
  /** Leaves in a slot what it shows, where that may stay for now. */
  keep: (slot: number, now: RowsInView) => ReactElement | null;
  /** Puts a row into a slot. */
  note: (slot: number, row: RenderedRow) => ReactElement;
}

/**
 * By what is in the document: a rendering that is given up takes nothing. No rendering gets hold of the rows of the one before, whose
 * handlers hold on to that one, and so to all there ever were.
 */
export function useShownRows(listKey: string, ids: readonly string[]): ShownRows {
  const shown = useRef({ listKey, slots: NO_ROWS, rows: new Map<number, RenderedRow>() });
  const slots = assignSlots(ids, shown.current.slots, shown.current.listKey === listKey);
  const rows = new Map<number, RenderedRow>();
  useLayoutEffect(() => {
    shown.current = { listKey, slots, rows };
  });
  const note = (slot: number, row: RenderedRow) => {
    rows.set(slot, row);
    return row.element;
  };
  return {
    slots,
    note,
    keep(slot, now) {
      const kept = keepUnseen(shown.current.rows.get(slot), now);
      return kept && note(slot, kept);
    },
  };
}
