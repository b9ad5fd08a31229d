import { startTransition, useEffect, useState } from "react";

/**
 * Whether the caller has been painted once, with what `key` names where it shows one thing after the other: what is less urgent is
 * rendered behind that, and gives way to what comes in between.
 */
export function useIsPainted(key = ""): boolean {
  const [painted, setPainted] = useState<string | null>(null);
  useEffect(() => {
    // From a frame on, what is urgent has been rendered.
    const frame = requestAnimationFrame(() => startTransition(() => setPainted(key)));
    return () => cancelAnimationFrame(frame);
  }, [key]);
  return painted === key;
}
