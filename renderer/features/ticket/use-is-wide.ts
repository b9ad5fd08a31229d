import { type RefObject, useLayoutEffect, useState } from "react";

/** Of the element that was measured last: the next one mostly takes its place, and is not rendered twice for its width. */
let latestWidth: number | null = null;

/**
 * Whether an element is at least so wide; null until one has been measured, which is before anything is painted. Followed by its
 * own width, for a window's says little of a column's.
 */
export function useIsWide(element: RefObject<HTMLElement | null>, width: number): boolean | null {
  const [isWide, setIsWide] = useState(() => (latestWidth === null ? null : latestWidth >= width));
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const measure = () => {
      latestWidth = watched.clientWidth;
      setIsWide(latestWidth >= width);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, width]);
  return isWide;
}
