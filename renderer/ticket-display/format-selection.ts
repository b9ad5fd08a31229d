import { wrapFieldSelection } from "text-field-edit";

/** The Markdown that each key puts around what is marked, by the spelling of the key. */
const MARKS: Readonly<Record<string, string>> = { "Mod+b": "**", "Mod+i": "_", "Mod+e": "`" };

/**
 * Puts the key's Markdown around what is marked in the field, as typing that the field's own undo takes back.
 * @returns whether the key is one of those.
 */
export function formatSelection(field: HTMLTextAreaElement, keys: string): boolean {
  const mark = MARKS[keys];
  if (mark === undefined) return false;
  wrapFieldSelection(field, mark);
  return true;
}
