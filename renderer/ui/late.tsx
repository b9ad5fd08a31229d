import { type ReactNode, useEffect, useState } from "react";

/** From when on a wait is felt. */
const LATE_MS = 100;

/** What says that something is on its way: not shown where that is here before anybody has noticed. */
export function Late({ children }: { children: ReactNode }) {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? children : null;
}
