// Colleagues named in an internal note. A note holds them by id, as `@[id]`, so that a new name is shown wherever it is read; it
// is written and read as `@Name`. A public reply mentions nobody: whatever stands in it are its author's words.

/** Who can be mentioned, and what tells them apart. */
export interface Mentionable {
  id: string;
  displayName: string;
  email: string;
}

const TOKEN = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g;
/** In an e-mail address a letter or a digit stands before it. */
const SIGN = /(?<![\p{L}\p{N}])@/gu;

/** The ids of those that a stored note mentions, each once. */
export function mentionedIn(note: string): string[] {
  return [...new Set([...note.matchAll(TOKEN)].flatMap(([, id]) => id ?? []))];
}

/** How somebody is written behind the sign: by name, and by address too where others have the same name. */
export function mentionLabel({ displayName, email }: Mentionable, people: readonly Mentionable[]): string {
  const isShared = people.filter((other) => other.displayName === displayName).length > 1;
  return isShared ? `${displayName} (${email})` : displayName;
}

/** A note as it is stored: whoever is written by their label is named by id. The longest label that fits is meant. */
export function storeMentions(note: string, people: readonly Mentionable[]): string {
  const labels = people
    .map((person) => ({ id: person.id, label: mentionLabel(person, people) }))
    .toSorted((a, b) => b.label.length - a.label.length);
  let stored = "";
  let read = 0;
  for (const { index } of note.matchAll(SIGN)) {
    const from = index + 1;
    const meant = labels.find(({ label }) => note.startsWith(label, from) && !goesOn(note, from + label.length));
    if (!meant || index < read) continue;
    stored += `${note.slice(read, index)}@[${meant.id}]`;
    read = from + meant.label.length;
  }
  return stored + note.slice(read);
}

/** A stored note as it is read. Whoever `labelOf` does not know stays an id. */
export function showMentions(note: string, labelOf: (id: string) => string | null): string {
  return note.replaceAll(TOKEN, (token, id: string) => {
    const label = labelOf(id);
    return label === null ? token : `@${label}`;
  });
}

/** What of a name has been typed behind a sign that the caret follows, and where the sign stands; null where none does. */
export function mentionBegun(text: string, caret: number): { at: number; typed: string } | null {
  const [begun] = [...text.slice(0, caret).matchAll(SIGN)].slice(-1);
  if (!begun) return null;
  const typed = text.slice(begun.index + 1, caret);
  return /[\n@[\]]/.test(typed) || typed.startsWith(" ") || typed.length > TYPED_MAX
    ? null
    : { at: begun.index, typed };
}

const TYPED_MAX = 40;

function goesOn(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
}
