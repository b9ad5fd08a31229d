import { compareNames } from "#renderer/texts/formats.ts";

interface Named {
  id: string;
  displayName: string;
}

/** The order of people in lists: by name, and namesakes always the same way round. */
export function byName(a: Named, b: Named): number {
  return compareNames(a.displayName, b.displayName) || (a.id < b.id ? -1 : 1);
}
