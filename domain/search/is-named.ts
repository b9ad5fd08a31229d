import { beginsAll } from "./words.ts";

/** Whether each word begins one of the name's. */
export function isNamed(name: string, words: readonly string[]): boolean {
  return beginsAll([name], words);
}
