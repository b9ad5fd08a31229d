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
  /** Of what scrolls, when it was last looked at. */
  const size = useRef("");
  const toEnd = useCallback(() => {
    if (!scroller.current) return;
    scroller.current.scrollTop = scroller.current.scrollHeight;
    size.current = sizeOf(scroller.current);
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
      if (!scroller.current) return;
      const before = size.current;
      size.current = sizeOf(scroller.current);
      // What was moved by a window that became smaller, or by words that grew, has not been left.
      if (isAtEnd.current && size.current !== before) toEnd();
      else isAtEnd.current = isNearEnd(scroller.current);
    },
  };
}

function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR_END;
}

function sizeOf({ scrollHeight, clientHeight }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight}`;
}
