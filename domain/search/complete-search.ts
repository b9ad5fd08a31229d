// What may be meant by the part of a search that is being typed: the names of filters, and their values.

import type { Actor } from "../people/person.ts";
import { type FilterName, filterNamed, filterNamesFor } from "./filters.ts";
import type { Span } from "./search-query.ts";
import { type SearchToken, tokensOf } from "./tokens.ts";

export interface Completion {
  /** What takes the place of what was typed, with the colon or the blank behind it. */
  insert: string;
  label: string;
  /** What of the search language it is, for screens to explain; left out where `about` tells. */
  topic?: FilterName | "me" | "mentionsMe" | "nobody";
  about: string;
}

/** `start` to `end` is what an option takes the place of. */
export interface Completions extends Span {
  options: readonly Completion[];
}

/** People to offer by a filter, from the best on. */
export interface KnownName {
  value: string;
  about: string;
}
type NamingFilter = "from" | "assignee" | "mentions";
export type FindNames = (filter: NamingFilter, typed: string) => readonly KnownName[];

const OPTIONS_MAX = 9;
/** One letter begins too many words that are meant as words. */
const NAME_TYPED_MIN = 2;

/** `caret` is where the person types, in UTF-16 code units. Null where there is nothing to offer. */
export function completeSearch(
  text: string,
  caret: number,
  { searcher, findNames }: { searcher: Pick<Actor, "role">; findNames: FindNames },
): Completions | null {
  const known = filterNamesFor(searcher);
  const token = tokenAt(text, caret);
  if (!token) return text.trim() === "" ? offer({ start: caret, end: caret }, known.map(toNameOption)) : null;
  if (caret !== token.end) return null;
  const filter = known.find((one) => one === token.name?.toLowerCase());
  if (filter) return offer(valueSpan(token), valueOptions(filter, token, findNames));
  if (token.name !== null || token.isQuoted || token.value.length < NAME_TYPED_MIN) return null;
  const typed = token.value.toLowerCase();
  const begun = known.filter((name) => name.startsWith(typed));
  return offer({ start: token.end - token.value.length, end: token.end }, begun.map(toNameOption));
}

/** What is typed of a customer's name at the caret, null where it is none: for who looks people up before they are offered. */
export function findTypedCustomer(text: string, caret: number): string | null {
  const token = tokenAt(text, caret);
  return token && caret === token.end && token.name?.toLowerCase() === "from" ? token.value : null;
}

function tokenAt(text: string, caret: number): SearchToken | undefined {
  return tokensOf(text).find(({ start, end }) => start < caret && caret <= end);
}

function offer(span: Span, options: readonly Completion[]): Completions | null {
  return options.length === 0 ? null : { ...span, options: options.slice(0, OPTIONS_MAX + 1) };
}

function toNameOption(name: FilterName): Completion {
  return { insert: `${name}:`, label: `${name}:`, topic: name, about: "" };
}

/** Behind the colon; in a list of values, behind the last comma. */
function valueSpan({ start, end, isNegated, name, value, isQuoted }: SearchToken): Span {
  const from = start + Number(isNegated) + (name?.length ?? 0) + 1;
  return { start: isQuoted ? from : from + value.lastIndexOf(",") + 1, end };
}

function valueOptions(filter: FilterName, { value }: SearchToken, findNames: FindNames): Completion[] {
  if (filter === "from" || filter === "assignee" || filter === "mentions") return nameOptions(filter, value, findNames);
  const chosen = value.toLowerCase().split(",");
  const typed = (chosen.pop() ?? "").replaceAll("-", "_");
  const open = (filterNamed(filter).values ?? []).filter((one) => !chosen.includes(one) && one.startsWith(typed));
  // What is typed whole is chosen already.
  return open.filter((one) => one !== typed).map((one) => ({ insert: `${one} `, label: one, about: "" }));
}

/** What is no name and is offered before all names. */
const FIXED = {
  from: [],
  assignee: [
    { value: "me", topic: "me", about: "" },
    { value: "none", topic: "nobody", about: "" },
  ],
  mentions: [{ value: "me", topic: "mentionsMe", about: "" }],
} as const satisfies Record<NamingFilter, readonly unknown[]>;

function nameOptions(filter: NamingFilter, typed: string, findNames: FindNames): Completion[] {
  const fixed = FIXED[filter].filter(({ value }) => value.startsWith(typed.toLowerCase()));
  return [...fixed, ...findNames(filter, typed)]
    .filter(({ value }) => value !== typed)
    .map(({ value, ...about }) => ({ insert: `${/\s/.test(value) ? `"${value}"` : value} `, label: value, ...about }));
}
