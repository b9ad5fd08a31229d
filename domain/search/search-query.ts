// What a search asks for, once it is read (parse-search.ts): terms that a ticket must all fulfil. Each side answers them in its own
// way, the device from its store and the server from Postgres; matches-search.ts says what they mean.

import type { Department, Priority, Status } from "../ticket/values.ts";
import type { FilterName } from "./filters.ts";

export interface SearchQuery {
  /** Each must be true of a ticket. Without any, nothing is sought. */
  terms: readonly SearchTerm[];
  /** What could not be taken as it was written, and how to mend it. */
  hints: readonly SearchHint[];
}

/** Where in the text it stands, in UTF-16 code units, `end` not included. */
export interface Span {
  start: number;
  end: number;
}

export interface SearchTerm extends Span {
  sought: Sought;
  /** Written with `-`: it must not be true. */
  isNegated: boolean;
}

/** `unknown_filter`: its words are searched for instead. The others are left out. */
export type HintReason =
  | { type: "bad_value"; filter: FilterName }
  | { type: "unknown_filter"; name: string; known: readonly FilterName[] }
  | { type: "too_many"; most: number };

export interface SearchHint extends Span {
  reason: HintReason;
  /** What is wrong and what to write, for whoever is refused a search that can't be taken as it was written. */
  refusal: string;
}

/** Words are folded (words.ts), never empty. Days are of the calendar in UTC, as 2026-11-24. */
export type Sought =
  /** Each begins a word somewhere in the ticket: number, subject, description, customer, or a message that one may read. */
  | { type: "words"; words: readonly string[] }
  /** Whole words that follow each other in one text. */
  | { type: "phrase"; words: readonly string[] }
  /** The ticket of that number, and tickets that mention it. `words` are those of the number, sought as a phrase. */
  | { type: "number"; number: string; words: readonly string[] }
  | { type: "status"; values: readonly Status[] }
  | { type: "priority"; values: readonly Priority[] }
  | { type: "department"; values: readonly Department[] }
  /** Each word begins one of the customer's name or e-mail address. */
  | { type: "from"; words: readonly string[] }
  | { type: "assignee"; who: SoughtAssignee }
  /** Somebody is mentioned in a note. */
  | { type: "mentions"; who: SoughtColleague }
  | { type: "note" }
  | { type: "before"; day: string }
  /** From that day on, the day itself included. */
  | { type: "after"; day: string };

export type SoughtAssignee = SoughtColleague | { type: "nobody" };

export type SoughtColleague =
  | { type: "me" }
  /** Each word begins one of the colleague's name. */
  | { type: "named"; words: readonly string[] };

/** Longer texts are refused: nobody types them. In UTF-16 code units. */
export const SEARCH_TEXT_MAX = 500;
/** Words and filters in all: each costs a look into the index. What follows is left out, with a hint. */
export const SEARCH_PARTS_MAX = 20;

/** The words that a found text is marked by: those that are sought in texts, and not left out. */
export function markedWordsOf({ terms }: SearchQuery): MarkedWord[] {
  return terms.filter(({ isNegated }) => !isNegated).flatMap(({ sought }) => toMarked(sought));
}

export interface MarkedWord {
  word: string;
  /** Otherwise the whole word. */
  isBeginning: boolean;
}

function toMarked(sought: Sought): MarkedWord[] {
  if (sought.type === "words" || sought.type === "from") return toBeginnings(sought.words);
  if (sought.type === "mentions") return sought.who.type === "named" ? toBeginnings(sought.who.words) : [];
  if (sought.type !== "phrase" && sought.type !== "number") return [];
  return sought.words.map((word) => ({ word, isBeginning: false }));
}

function toBeginnings(words: readonly string[]): MarkedWord[] {
  return words.map((word) => ({ word, isBeginning: true }));
}
