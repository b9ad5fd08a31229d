import { useCallback, useState } from "react";

/**
 * A state of what stands in this place now, by its key: null for whatever follows it there, from its first rendering on, and for
 * the same one where it comes back.
 */
export function useStateOf<T>(key: string): [T | null, (value: T | null) => void] {
  const [latest, setLatest] = useState<{ key: string; value: T | null }>({ key, value: null });
  if (latest.key !== key) setLatest({ key, value: null });
  const set = useCallback((value: T | null) => setLatest({ key, value }), [key]);
  return [latest.key === key ? latest.value : null, set];
}
