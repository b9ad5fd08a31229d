// Mentions in a search. A note holds whom it mentions by id; whoever searches knows them by name. So each side looks up by name which
// colleagues are meant, here, and then looks for their ids in notes, by the words that an id is taken apart into.

import { isNamed } from "./is-named.ts";
import type { SearchQuery, SearchTerm, Sought, SoughtColleague } from "./search-query.ts";
import { holdsPhrase, isBeginning, wordsOf } from "./words.ts";

export interface Named {
  id: string;
  displayName: string;
}

/** Who searches, and the staff that they know; a customer knows nobody by name (P4). */
export interface Searcher {
  id: string;
  staff: readonly Named[];
}

/** For so many colleagues a word may stand, for each of them is looked for beside it. `mentions:` stands for any number. */
export const NAMED_MAX = 20;

/** Whom the words and phrases of one search stand for, by id. */
export interface SoughtNames {
  byWord(word: string): string[];
  byPhrase(words: readonly string[]): string[];
}

/**
 * A word stands for those one of whose names it begins, if it has two letters; a phrase for those in whose name it stands. Where
 * these are too many, for those of them whom another word of the search names as well: so "anna keller" finds
 * one of many Annas; and for nobody where these are too many still, or none.
 */
export function namesSought({ terms }: Pick<SearchQuery, "terms">, staff: readonly Named[]): SoughtNames {
  const narrow = narrowWith(terms);
  return {
    byWord: (word) => idsOf(narrow(calledByWord(word, staff), [word]) ?? []),
    byPhrase: (phrase) => idsOf(narrow(calledByPhrase(phrase, staff), phrase) ?? []),
  };
}

/** The words and phrases of a search that stand for nobody, for too many are called so, as they are folded. */
export function findOvernamed({ terms }: Pick<SearchQuery, "terms">, staff: readonly Named[]): string[] {
  const narrow = narrowWith(terms);
  return terms.flatMap(({ sought }) => {
    if (sought.type === "words") {
      return sought.words.filter((word) => narrow(calledByWord(word, staff), [word]) === null);
    }
    if (sought.type !== "phrase") return [];
    return narrow(calledByPhrase(sought.words, staff), sought.words) === null ? [sought.words.join(" ")] : [];
  });
}

/** Of those called by what is sought, those whom it stands for in a search of these terms; null where too many are meant. */
function narrowWith(terms: readonly SearchTerm[]) {
  const words = wordsSought(terms);
  return (called: readonly Named[], sought: readonly string[]): readonly Named[] | null => {
    if (called.length <= NAMED_MAX) return called;
    const others = words.filter((word) => !sought.includes(word));
    const narrowed = called.filter(({ displayName }) => others.some((word) => isNamed(displayName, [word])));
    return narrowed.length > 0 && narrowed.length <= NAMED_MAX ? narrowed : null;
  };
}

function wordsSought(terms: readonly SearchTerm[]): string[] {
  return terms.flatMap(({ sought, isNegated }) =>
    !isNegated && (sought.type === "words" || sought.type === "phrase") ? sought.words : [],
  );
}

/** One letter is no name: nearly every word that is one is an initial, or something else. */
function calledByWord(word: string, staff: readonly Named[]): Named[] {
  return isBeginning(word) ? staff.filter(({ displayName }) => isNamed(displayName, [word])) : [];
}

function calledByPhrase(words: readonly string[], staff: readonly Named[]): Named[] {
  return staff.filter(({ displayName }) => holdsPhrase(wordsOf(displayName), words));
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
