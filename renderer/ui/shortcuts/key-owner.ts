// Who the pressed key belongs to: words being typed and open popups come before every shortcut.

const TYPING = "input, textarea, select, [contenteditable='true']";
const POPUP = "[role='dialog'], [role='alertdialog'], [role='menu'], [data-keys='own']";
const PRESSABLE = "button, a, [role='tab'], [role='radio'], [role='combobox']";

export function belongsElsewhere(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(TYPING) || target.closest(POPUP)) return true;
  return (key === "Enter" || key === " ") && target.closest(PRESSABLE) !== null;
}
