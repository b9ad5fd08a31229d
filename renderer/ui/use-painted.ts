import { startTransition, useEffect, useState } from "react";

/**
 * The value as it was when the caller was painted last, `before` until then: what is less urgent is rendered behind the painting of
 * what is urgent, and gives way to what comes in between.
 */
export function usePainted<T>(value: T, before: T): T {
  const [painted, setPainted] = useState({ value: before });
  useEffect(() => {
    // From a frame on, what is urgent has been rendered.
    const frame = requestAnimationFrame(() => startTransition(() => setPainted({ value })));
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return painted.value;
}
