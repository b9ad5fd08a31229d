// What was taken apart of the latest words, for it costs more than all else of a conversation.

import QuickLRU from "quick-lru";
import type { ReactElement } from "react";

const latest = new QuickLRU<string, ReactElement>({ maxSize: 200 });

/** Asks `take` for what is not known. */
export function takenApart(words: string, take: (words: string) => ReactElement): ReactElement {
  const known = latest.get(words);
  if (known) return known;
  const taken = take(words);
  latest.set(words, taken);
  return taken;
}

/** For whoever leaves: nothing that they read stays in memory. */
export function forgetWords(): void {
  latest.clear();
}
