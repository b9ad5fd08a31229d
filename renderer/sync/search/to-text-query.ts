// A search as the local store takes it: words and phrases for its full-text index, and all that is asked of the fields of a ticket
// as one condition.

import type { Actor } from "#domain/people/person.ts";
import { isNamed } from "#domain/search/matches-search.ts";
import type { SearchQuery, SearchTerm, Sought, SoughtAssignee } from "#domain/search/search-query.ts";
import type { Status } from "#domain/ticket/values.ts";
import type { PersonDocument } from "#protocol/sync/documents.ts";
import type { GroupCondition, TextQuery, TextTerm } from "#renderer/database/sqlite-storage/store-engine.ts";

export interface SearchContext {
  searcher: Actor;
  /** By whose names assignees are sought. */
  people: Iterable<PersonDocument>;
  /** Where only tickets of these are to be found. */
  status: readonly Status[] | undefined;
  limit: number;
}

export function toTextQuery({ terms }: SearchQuery, context: SearchContext): TextQuery {
  const ofTicket = terms.flatMap((term) => toSelector(term, context) ?? []);
  if (context.status) ofTicket.push({ status: { $in: context.status } });
  return {
    terms: terms.flatMap((term) => toTextTerm(term) ?? []),
    where: [
      ...(ofTicket.length === 0 ? [] : [{ collection: "tickets", selector: { $and: ofTicket }, isExcluded: false }]),
      ...terms.flatMap((term) => toNoteCondition(term) ?? []),
    ],
    limit: context.limit,
  };
}

function toTextTerm({ sought, isNegated: isExcluded }: SearchTerm): TextTerm | null {
  if (!("words" in sought)) return null;
  const text = sought.words.join(" ");
  const as = sought.type === "words" || sought.type === "from" ? "beginnings" : "phrase";
  return { text, as, inNames: sought.type === "from", isExcluded };
}

function toNoteCondition({ sought, isNegated: isExcluded }: SearchTerm): GroupCondition | null {
  if (sought.type !== "note") return null;
  return { collection: "messages", selector: { isInternalNote: { $eq: true } }, isExcluded };
}

type Selector = Readonly<Record<string, unknown>>;

/** Null where it is nothing that a ticket's fields tell. */
function toSelector({ sought, isNegated }: SearchTerm, context: SearchContext): Selector | null {
  const selector = fieldsSelector(sought, context);
  return selector && (isNegated ? { $nor: [selector] } : selector);
}

function fieldsSelector(sought: Sought, context: SearchContext): Selector | null {
  switch (sought.type) {
    case "status":
    case "priority":
    case "department":
      return { [sought.type]: { $in: sought.values } };
    case "assignee":
      return { assignedTo: assigneeSelector(sought.who, context) };
    case "before":
      return { createdAt: { $lt: sought.day } };
    case "after":
      return { createdAt: { $gte: sought.day } };
    case "words":
    case "phrase":
    case "number":
    case "from":
    case "note":
      return null;
  }
}

function assigneeSelector(who: SoughtAssignee, { searcher, people }: SearchContext): Selector {
  switch (who.type) {
    case "me":
      return { $eq: searcher.id };
    case "nobody":
      return { $eq: null };
    case "named":
      return { $in: [...people].filter(({ displayName }) => isNamed(displayName, who.words)).map(({ id }) => id) };
  }
}
