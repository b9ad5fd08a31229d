// A search as the local store takes it: words and phrases for its full-text index, and all that is asked of the fields of a ticket
// as one condition.

import { isNamed } from "#domain/search/is-named.ts";
import type { SearchQuery, SearchTerm, Sought, SoughtAssignee } from "#domain/search/search-query.ts";
import {
  mentionsMeant,
  namesSought,
  type Searcher,
  type SoughtNames,
  wordsOfMention,
} from "#domain/search/sought-mentions.ts";
import type { Status } from "#domain/ticket/values.ts";
import type {
  GroupCondition,
  PhraseWithin,
  TextQuery,
  TextTerm,
} from "#renderer/database/sqlite-storage/store-engine.ts";

export interface SearchContext {
  searcher: Searcher;
  /** Where only tickets of these are to be found. */
  status: readonly Status[] | undefined;
  limit: number;
}

export function toTextQuery(query: SearchQuery, context: SearchContext): TextQuery {
  const { terms } = query;
  const names = namesSought(query, context.searcher.staff);
  const ofTicket = terms.flatMap((term) => toSelector(term, context) ?? []);
  if (context.status) ofTicket.push({ status: { $in: context.status } });
  return {
    terms: terms.flatMap((term) => toTextTerms(term, context.searcher, names)),
    where: [
      ...(ofTicket.length === 0 ? [] : [{ collection: "tickets", selector: { $and: ofTicket }, isExcluded: false }]),
      ...terms.flatMap((term) => toNoteCondition(term) ?? []),
    ],
    limit: context.limit,
  };
}

function toTextTerms(
  { sought, isNegated: isExcluded }: SearchTerm,
  searcher: Searcher,
  names: SoughtNames,
): TextTerm[] {
  switch (sought.type) {
    case "words":
      return sought.words.map((word) => {
        const or = toMentions(names.byWord(word));
        return { text: word, as: "beginnings", inNames: false, isExcluded, ...(or.length > 0 && { or }) };
      });
    case "phrase": {
      const or = toMentions(names.byPhrase(sought.words));
      const text = sought.words.join(" ");
      return [{ text, as: "phrase", inNames: false, isExcluded, ...(or.length > 0 && { or }) }];
    }
    case "number":
      return [{ text: sought.words.join(" "), as: "phrase", inNames: false, isExcluded }];
    case "from":
      return [{ text: sought.words.join(" "), as: "beginnings", inNames: true, isExcluded }];
    case "mentions":
      return [
        { text: "", as: "phrase", inNames: false, isExcluded, or: toMentions(mentionsMeant(sought.who, searcher)) },
      ];
    default:
      return [];
  }
}

function toMentions(ids: readonly string[]): PhraseWithin[] {
  const within = { collection: "messages", field: "isInternalNote" };
  return ids.map((id) => ({ text: wordsOfMention(id).join(" "), within }));
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
    case "mentions":
    case "note":
      return null;
  }
}

function assigneeSelector(who: SoughtAssignee, { searcher }: SearchContext): Selector {
  switch (who.type) {
    case "me":
      return { $eq: searcher.id };
    case "nobody":
      return { $eq: null };
    case "named":
      return { $in: searcher.staff.filter(({ displayName }) => isNamed(displayName, who.words)).map(({ id }) => id) };
  }
}
