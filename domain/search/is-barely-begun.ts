import type { SearchQuery } from "./search-query.ts";
import { isBeginning } from "./words.ts";

/** Whether all that is sought is a single letter, which finds nothing that begins with it: somebody has only begun to type. */
export function isBarelyBegun({ terms }: SearchQuery): boolean {
  const [first, ...others] = terms;
  return (
    first?.sought.type === "words" && others.length === 0 && first.sought.words.every((word) => !isBeginning(word))
  );
}
