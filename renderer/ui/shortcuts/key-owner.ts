// Who the pressed key belongs to: words being typed and open popups come before every shortcut. Keys held together with
// Ctrl or Cmd type nothing, so they are heard while somebody writes.

const TYPING = "input, textarea, select, [contenteditable='true']";
const POPUP = "[role='dialog'], [role='alertdialog'], [role='menu'], [data-keys='own']";
const PRESSABLE = "button, a, [role='tab'], [role='radio'], [role='combobox']";

/** @param keys As `spellKey` spells them. */
export function belongsElsewhere(target: EventTarget | null, keys: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(POPUP)) return true;
  // Choosing all is the words' own.
  if (target.closest(TYPING)) return keys === "Mod+a" || !keys.startsWith("Mod+");
  return (keys === "Enter" || keys === " ") && target.closest(PRESSABLE) !== null;
}
