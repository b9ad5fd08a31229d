import { startTransition, useEffect, useState } from "react";

/** Whether the caller has been painted once: what is less urgent is rendered behind that, and gives way to what comes in between. */
export function useIsPainted(): boolean {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    // From a frame on, what is urgent has been rendered.
    const frame = requestAnimationFrame(() => startTransition(() => setIsPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return isPainted;
}
