import { useCallback, useInsertionEffect, useRef } from "react";

/**
 * A handler that stays the same function and does what the latest rendering says: what it is handed to need not be rendered
 * anew for it. Called by events alone, never while something is rendered.
 */
export function useStable<A extends unknown[], R>(handler: (...args: A) => R): (...args: A) => R {
  const latest = useRef(handler);
  useInsertionEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
