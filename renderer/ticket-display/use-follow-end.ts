import { type RefObject, useCallback, useEffect, useRef } from "react";

export interface FollowedEnd {
  scroller: RefObject<HTMLElement | null>;
  /** Goes on what scrolls, whatever is in it. */
  content: RefObject<HTMLDivElement | null>;
  isAtEnd(): boolean;
  onScroll(): void;
  toEnd(): void;
}

/** How near to its end a conversation counts as being read at its end, in pixels. */
const NEAR_END = 80;

/** Keeps a conversation at its end for as long as its end is read, also when something in it grows or its room shrinks. */
export function useFollowEnd(): FollowedEnd {
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const toEnd = useCallback(() => {
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, []);

  useEffect(() => {
    if (!content.current || !scroller.current) return;
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) toEnd();
    });
    observer.observe(content.current);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [toEnd]);

  return {
    scroller,
    content,
    toEnd,
    isAtEnd: () => isAtEnd.current,
    onScroll() {
      isAtEnd.current = isNearEnd(scroller.current);
    },
  };
}

function isNearEnd(element: HTMLElement | null): boolean {
  return element === null || element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
}
