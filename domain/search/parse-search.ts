// Reads what is typed into a search field. It never fails: what can't be taken as a filter is words, or left out with a hint.
//
//   printer "on fire" TICK-2026-0042 -invoice status:open,in_progress from:casey assignee:"Sam Support" after:2026-01-01

import type { Actor } from "../people/person.ts";
import { findTicketNumber, formatTicketNumber } from "../ticket/ticket-number.ts";
import { departmentSchema, prioritySchema, statusSchema } from "../ticket/values.ts";
import { type FilterName, filterNamed, filterNamesFor } from "./filters.ts";
import {
  SEARCH_PARTS_MAX,
  type SearchHint,
  type SearchQuery,
  type SearchTerm,
  type Sought,
  type SoughtColleague,
} from "./search-query.ts";
import { type SearchToken, tokensOf } from "./tokens.ts";
import { wordsOf } from "./words.ts";

/** What somebody of this role seeks by this text. */
export function parseSearch(text: string, searcher: Pick<Actor, "role">): SearchQuery {
  const known = filterNamesFor(searcher);
  const read = tokensOf(text).map((token) => readToken(token, known));
  const terms = read.flatMap(({ term }) => term ?? []);
  const hints = read.flatMap(({ hint }) => hint ?? []);
  const kept = keepFirst(terms, SEARCH_PARTS_MAX);
  const [tooMuch] = terms.slice(kept.length);
  if (!tooMuch) return { terms, hints };
  const refusal = `A search takes ${SEARCH_PARTS_MAX} words and filters`;
  const reason = { type: "too_many", most: SEARCH_PARTS_MAX } as const;
  const hint = { start: tooMuch.start, end: text.length, reason, refusal: `${refusal} at most.` };
  return { terms: kept, hints: [...hints, hint] };
}

/** The terms up to, and without, the first that makes more parts than that. */
function keepFirst(terms: readonly SearchTerm[], partsMax: number): SearchTerm[] {
  let parts = 0;
  const end = terms.findIndex(({ sought }) => {
    parts += "words" in sought ? sought.words.length : 1;
    return parts > partsMax;
  });
  return end === -1 ? [...terms] : terms.slice(0, end);
}

interface ReadToken {
  term?: SearchTerm | null;
  hint?: SearchHint;
}

function readToken(token: SearchToken, known: readonly FilterName[]): ReadToken {
  const { start, end, isNegated, name, value, isQuoted } = token;
  const toTerm = (sought: Sought | null) => sought && { sought, isNegated, start, end };
  if (name === null) return { term: toTerm(isQuoted ? toPhrase(value) : toWords(value, isNegated)) };
  const filter = known.find((one) => one === name.toLowerCase());
  if (!filter) return { term: toTerm(toWords(`${name} ${value}`, isNegated)), ...unknownFilter(token, known) };
  const sought = toFilter(filter, value);
  if (sought) return { term: toTerm(sought) };
  // Somebody is about to write what.
  if (value === "") return {};
  const refusal = `${filter}: takes ${filterNamed(filter).takes}.`;
  return { hint: { start, end, reason: { type: "bad_value", filter }, refusal } };
}

/** Addresses of web pages and times of the day have colons too: they are words, and nobody need be told. */
function unknownFilter({ start, end, name, value }: SearchToken, known: readonly FilterName[]): ReadToken {
  if (!/^[a-z]+$/i.test(name ?? "") || value.startsWith("//")) return {};
  const refusal = `There is no filter “${name}:”; put it in quotes to search for its words. There are ${known.join(", ")}.`;
  return { hint: { start, end, reason: { type: "unknown_filter", name: name ?? "", known }, refusal } };
}

function toWords(text: string, isNegated: boolean): Sought | null {
  const number = findTicketNumber(text) ?? findTicketNumber(`TICK-${text}`);
  if (number) {
    const written = formatTicketNumber(number);
    return { type: "number", number: written, words: wordsOf(written) };
  }
  const words = wordsOf(text);
  if (words.length === 0) return null;
  // "-e-mail" leaves out what has "e-mail", not what has an "e" here and a "mail" there.
  return { type: isNegated && words.length > 1 ? "phrase" : "words", words };
}

function toPhrase(text: string): Sought | null {
  const words = wordsOf(text);
  return words.length === 0 ? null : { type: "phrase", words };
}

function toFilter(name: FilterName, value: string): Sought | null {
  switch (name) {
    case "status":
      return toChoice(name, value, statusSchema.options);
    case "priority":
      return toChoice(name, value, prioritySchema.options);
    case "department":
      return toChoice(name, value, departmentSchema.options);
    case "from": {
      const words = wordsOf(value);
      return words.length === 0 ? null : { type: "from", words };
    }
    case "assignee":
      return toAssignee(value);
    case "mentions": {
      const who = toColleague(value);
      return who && { type: "mentions", who };
    }
    case "has":
      return value.toLowerCase() === "note" ? { type: "note" } : null;
    case "is":
      return value.toLowerCase() === "unassigned" ? { type: "assignee", who: { type: "nobody" } } : null;
    case "before":
    case "after":
      return isDay(value) ? { type: name, day: value } : null;
  }
}

/** `open,in-progress` or `"in progress"`: any of these. */
function toChoice<N extends string, V extends string>(
  type: N,
  value: string,
  known: readonly V[],
): { type: N; values: V[] } | null {
  const wanted = value.split(",").map((part) =>
    part
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  );
  const values = wanted.flatMap((one) => known.find((other) => other === one) ?? []);
  return values.length === wanted.length ? { type, values: [...new Set(values)] } : null;
}

function toAssignee(value: string): Sought | null {
  const who = isOnly(value, "none") ? ({ type: "nobody" } as const) : toColleague(value);
  return who && { type: "assignee", who };
}

function toColleague(value: string): SoughtColleague | null {
  if (isOnly(value, "me")) return { type: "me" };
  const words = wordsOf(value);
  return words.length === 0 ? null : { type: "named", words };
}

function isOnly(value: string, wanted: string): boolean {
  const [word, ...others] = wordsOf(value);
  return word === wanted && others.length === 0;
}

function isDay(value: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
