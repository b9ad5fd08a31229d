import { type RefObject, useLayoutEffect, useRef } from "react";

export interface CursorInView {
  /** Which list it is. */
  listKey: string;
  scroller: RefObject<HTMLDivElement | null>;
  list: ScrolledList;
  rowHeight: number;
  cursorId: string | null;
  cursorIndex: number | null;
}

/** What a list knows of itself; where it was scrolled within this frame it does not know yet. */
interface ScrolledList {
  scrollOffset: number | null;
  scrollRect: { height: number } | null;
  scrollToIndex: (index: number, options: { align: "auto" }) => void;
}

/**
 * A cursor that moved is brought into view. One that stays on its item while the rows around it come and go stays where it
 * is on the screen; where it is out of view, or the list at its beginning, the list stays as it is scrolled.
 */
export function useCursorInView({ listKey, scroller, list, rowHeight, cursorId, cursorIndex }: CursorInView): void {
  const before = useRef<Place>({ key: listKey, id: null, index: null });
  const isScrolling = useRef(false);
  useLayoutEffect(() => {
    const { key, id, index } = before.current;
    before.current = { key: listKey, id: cursorId, index: cursorIndex };
    const element = scroller.current;
    if (cursorIndex === null || !element) return;
    // The document is not asked where it is scrolled, for it would lay out first all that has just been rendered.
    const isInView = !isScrolling.current && isWholeInView(list, cursorIndex * rowHeight, rowHeight);
    const noteScrolling = () => {
      isScrolling.current = true;
      requestAnimationFrame(() => {
        isScrolling.current = false;
      });
    };
    const bringIntoView = () => {
      if (isInView) return;
      noteScrolling();
      list.scrollToIndex(cursorIndex, { align: "auto" });
    };
    if (key !== listKey || id !== cursorId || index === null) return bringIntoView();
    if (index === cursorIndex) return;
    const top = index * rowHeight - element.scrollTop;
    const wasInView = top > -rowHeight && top < element.clientHeight;
    if (!wasInView) return;
    if (element.scrollTop === 0) return bringIntoView();
    noteScrolling();
    element.scrollTop += (cursorIndex - index) * rowHeight;
  }, [listKey, scroller, list, rowHeight, cursorId, cursorIndex]);
}

/** Where the cursor was. */
interface Place {
  key: string;
  id: string | null;
  index: number | null;
}

function isWholeInView({ scrollOffset, scrollRect }: ScrolledList, top: number, height: number): boolean {
  const from = scrollOffset ?? 0;
  return top >= from && top + height <= from + (scrollRect?.height ?? 0);
}
