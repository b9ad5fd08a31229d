// Mentions on the way between the store, which holds ids, and the screens, which show names.

import { mentionedIn, mentionLabel, showMentions, storeMentions } from "#domain/conversation/mentions.ts";
import { isStaff } from "#domain/people/role.ts";
import type { Intent } from "#domain/ticket/operation.ts";
import type { PersonDocument } from "#protocol/sync/documents.ts";
import type { ThreadMessage } from "./desk.ts";
import type { Replica } from "./replica.ts";

type People = Pick<Replica, "people">;

/** What is to be stored of what somebody wrote. */
export function toStoredIntent<I extends Intent>(intent: I, replica: People): I {
  return withNote(intent, (note) => storeMentions(note, staffOf(replica)));
}

export function toShownIntent<I extends Intent>(intent: I, replica: People): I {
  return withNote(intent, (note) => showNote(note, replica));
}

/** A message as it is shown, with the names that are mentioned in it. */
export function toShownMessage(message: ThreadMessage, replica: People): ThreadMessage {
  if (!message.isInternalNote) return message;
  const staff = staffOf(replica);
  const ids = mentionedIn(message.message);
  const mentioned = staff.filter(({ id }) => ids.includes(id)).map((person) => mentionLabel(person, staff));
  return { ...message, message: showNote(message.message, replica), mentioned };
}

/** The words of a stored note as they are read. */
export function showNote(note: string, replica: People): string {
  const staff = staffOf(replica);
  return showMentions(note, (id) => {
    const person = staff.find((one) => one.id === id);
    return person ? mentionLabel(person, staff) : null;
  });
}

export function staffOf({ people }: People): PersonDocument[] {
  return [...people.all().values()].filter(({ role }) => isStaff(role));
}

function withNote<I extends Intent>(intent: I, change: (note: string) => string): I {
  if (intent.kind !== "addMessage" || !intent.args.isInternalNote) return intent;
  return { ...intent, args: { ...intent.args, message: change(intent.args.message) } };
}
