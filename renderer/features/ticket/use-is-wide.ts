import { type RefObject, useLayoutEffect, useState } from "react";

/**
 * Whether an element is at least so wide; null until it has been measured, which is before anything is painted. Followed by its
 * own width, for a window's says little of a column's.
 */
export function useIsWide(element: RefObject<HTMLElement | null>, width: number): boolean | null {
  const [isWide, setIsWide] = useState<boolean | null>(null);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const measure = () => setIsWide(watched.clientWidth >= width);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, width]);
  return isWide;
}
