// What the keys of a shortcut are and when they were pressed: the pure part, without React.

export interface KeyBinding {
  id: string;
  /** "j"; "g m" for one after the other; "Mod+Enter", "Mod+Shift+Enter" for keys held together. */
  keys: string;
}

/** Something a person can ask for by its name. */
export interface Command {
  id: string;
  /** What it does, for the palette and the help. */
  label: string;
  group: string;
}

/** A command that has keys as well. */
export type Shortcut = Command & KeyBinding;

export type KeyMatch = { type: "none" } | { type: "begun" } | { type: "complete"; id: string };

export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/**
 * The key as the table spells it, null where it is a modifier alone or belongs to the system. Shift counts with keys that
 * have a name; with others it is in the character already ("?").
 */
export function spellKey({ key, ctrlKey, metaKey, altKey, shiftKey }: PressedKey): string | null {
  if (altKey || ["Shift", "Control", "Meta", "Alt", "AltGraph", "Dead", "Process"].includes(key)) return null;
  const isNamed = key.length > 1;
  const held = [...(ctrlKey || metaKey ? ["Mod"] : []), ...(isNamed && shiftKey ? ["Shift"] : [])];
  return [...held, isNamed ? key : key.toLowerCase()].join("+");
}

/** Which shortcut the keys pressed one after the other make, or may become. */
export function matchKeys(shortcuts: readonly KeyBinding[], pressed: readonly string[]): KeyMatch {
  const typed = pressed.join(" ");
  const complete = shortcuts.find(({ keys }) => keys === typed);
  if (complete) return { type: "complete", id: complete.id };
  return shortcuts.some(({ keys }) => keys.startsWith(`${typed} `)) ? { type: "begun" } : { type: "none" };
}

/** The commands by group, in the order of the table. */
export function groupCommands<Some extends Command>(table: readonly Some[]): { group: string; commands: Some[] }[] {
  const groups = new Map<string, Some[]>();
  for (const command of table) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups].map(([group, commands]) => ({ group, commands }));
}
