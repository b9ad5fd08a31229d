import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { findScroller } from "#renderer/ui/find-scroller.ts";

export interface ShownLines<T> {
  /** Goes on the list that shows them. */
  list: RefObject<HTMLOListElement | null>;
  /** The latest, in order. */
  shown: readonly T[];
  /** How many of them somebody has scrolled back to: they are no news. */
  old: number;
  /** How many stand before them. */
  earlier: number;
  showEarlier: () => void;
}

/** So many lines of a conversation are shown at first, and so many more whenever somebody comes near the first that is shown. */
export const LINES_AT_FIRST = 30;

/** A conversation is read from its end: of a long one no more is rendered than somebody scrolls back to. What is read stays in place. */
export function useShownLines<T>(lines: readonly T[]): ShownLines<T> {
  const [hidden, setHidden] = useState(() => startOf(lines.length));
  if (hidden.of !== lines.length) setHidden(hiddenNow(hidden, lines.length));
  const list = useRef<HTMLOListElement>(null);
  const fromEnd = useRef<number | null>(null);
  const { count, atFirst } = hidden;
  useLayoutEffect(() => {
    const scroller = findScroller(list.current);
    if (scroller && fromEnd.current !== null) {
      scroller.scrollTop = scroller.scrollHeight - fromEnd.current;
      // With the last of them the button goes that asked for them: whoever pressed it is in the conversation still.
      if (count === 0 && document.activeElement === document.body) scroller.focus({ preventScroll: true });
    }
    fromEnd.current = null;
  }, [count]);

  return {
    list,
    shown: lines.slice(count),
    old: atFirst - count,
    earlier: count,
    showEarlier() {
      const scroller = findScroller(list.current);
      fromEnd.current = scroller && scroller.scrollHeight - scroller.scrollTop;
      setHidden((now) => ({ ...now, count: Math.max(0, now.count - LINES_AT_FIRST) }));
    },
  };
}

interface Hidden {
  /** How many lines before the first that is shown. */
  count: number;
  /** How many it were before anybody scrolled back. */
  atFirst: number;
  /** How many lines there are in all. */
  of: number;
}

function startOf(length: number): Hidden {
  const count = Math.max(0, length - LINES_AT_FIRST);
  return { count, atFirst: count, of: length };
}

/** Single lines are added at the end. A whole page of them is a conversation that is fetched just now: it begins anew, unless somebody reads in it. */
function hiddenNow({ count, atFirst, of }: Hidden, length: number): Hidden {
  if (length - of > LINES_AT_FIRST && count === atFirst) return startOf(length);
  return { count: Math.min(count, length), atFirst: Math.min(atFirst, length), of: length };
}
