// How a list is measured and scrolled. To ask a document that has just changed for a size or a place has it styled and laid out
// at once, and then once more for what else changes before it is painted; so it is not asked.

import { elementScroll, type Rect, type Virtualizer } from "@tanstack/react-virtual";
import { flushSync } from "react-dom";

type BoxList = Virtualizer<HTMLDivElement, Element>;

/** Of the list that was shown last: the next one mostly takes its place, and has its rows before it is measured itself. */
let latestBox: Rect = { width: 0, height: 0 };

export function findLatestBox(): Rect {
  return latestBox;
}

/** Whether a cursor there is in view, however high a list is that has just come into the document. */
export function isSurelyInView(cursorIndex: number | null): boolean {
  return cursorIndex === null || (cursorIndex === 0 && latestBox.height > 0);
}

/** For a list that comes into the document with a cursor, which is brought into view by how high the list is. */
export function observeBoxAtOnce(list: BoxList, tell: (box: Rect) => void): (() => void) | undefined {
  const { scrollElement } = list;
  if (scrollElement) tell({ width: scrollElement.offsetWidth, height: scrollElement.offsetHeight });
  return observeBox(list, tell);
}

/** Told by the browser when it has laid out the list, before it is painted: rows that are missing then are painted with the others. */
export function observeBox({ scrollElement }: BoxList, tell: (box: Rect) => void): (() => void) | undefined {
  if (!scrollElement) return undefined;
  const observer = new ResizeObserver(([entry]) => {
    const [size] = entry?.borderBoxSize ?? [];
    if (!size) return;
    const box = { width: Math.round(size.inlineSize), height: Math.round(size.blockSize) };
    if (box.height > 0) latestBox = box;
    flushSync(() => tell(box));
  });
  observer.observe(scrollElement);
  return () => observer.disconnect();
}

const placed = new WeakSet<Element>();

/** A list that has just come into the document is at its beginning, and need not be brought there. */
export function scrollBox(offset: number, options: Parameters<typeof elementScroll>[1], list: BoxList): void {
  const element = list.scrollElement;
  const isThere = element !== null && offset === 0 && !placed.has(element);
  if (element) placed.add(element);
  if (!isThere) elementScroll(offset, options, list);
}
