import { useEffect, useRef } from "react";
import { useStable } from "./use-stable.ts";

const NEAR = "600px";

/** Where a list goes on, below it or above: tells once when its end comes near. */
export function ListEnd({ onSeen }: { onSeen: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const tell = useStable(onSeen);
  useEffect(() => {
    const element = mark.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        tell();
      },
      // The one for what scrolls in the page, the other for the page.
      { scrollMargin: NEAR, rootMargin: NEAR },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [tell]);
  return <div ref={mark} aria-hidden className="h-px" />;
}
