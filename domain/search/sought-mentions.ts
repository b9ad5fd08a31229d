// Mentions in a search. A note holds whom it mentions by id; whoever searches knows them by name. So each side looks up by name which
// colleagues are meant, here, and then looks for their ids in notes, by the words that an id is taken apart into.

import { isNamed } from "./is-named.ts";
import type { Sought, SoughtColleague } from "./search-query.ts";
import { holdsPhrase, wordsOf } from "./words.ts";

export interface Named {
  id: string;
  displayName: string;
}

/** Who searches, and the staff that they know; a customer knows nobody by name (P4). */
export interface Searcher {
  id: string;
  staff: readonly Named[];
}

/** Those by whose name a word is found: it begins one of the name's. */
export function namedByWord(word: string, staff: readonly Named[]): string[] {
  return idsOf(staff.filter(({ displayName }) => isNamed(displayName, [word])));
}

/** Those by whose name a phrase is found: it stands in the name. */
export function namedByPhrase(words: readonly string[], staff: readonly Named[]): string[] {
  return idsOf(staff.filter(({ displayName }) => holdsPhrase(wordsOf(displayName), words)));
}

/** Those whom `mentions:` means. */
export function mentionsMeant(who: SoughtColleague, { id, staff }: Searcher): string[] {
  return who.type === "me" ? [id] : idsOf(staff.filter(({ displayName }) => isNamed(displayName, who.words)));
}

/** Whether anything of it can be found by a colleague's name. */
export function seeksNames({ type }: Sought): boolean {
  return type === "words" || type === "phrase" || type === "mentions";
}

/** What a mention is in an index of words: these, whole and one behind the other. */
export function wordsOfMention(id: string): string[] {
  return wordsOf(id);
}

function idsOf(people: readonly Named[]): string[] {
  return people.map(({ id }) => id);
}
