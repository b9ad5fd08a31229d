/** The texts of a catalogue by their keys, as `settings.menu.signOut`. */
export function textsByKey(texts: object, prefix = ""): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([name, part]) =>
    typeof part === "string" ? [[`${prefix}${name}`, part] as const] : [...textsByKey(part, `${prefix}${name}.`)],
  );
  return new Map(entries);
}

export function keysOf(texts: object): string[] {
  return [...textsByKey(texts).keys()];
}
