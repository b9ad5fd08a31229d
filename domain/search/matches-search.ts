// What the terms of a search mean, said of one ticket at hand. The device's store and the server answer the same from their indexes;
// this is what they are tested against, and what finds a ticket that is only on its way there.

import { mentionedIn } from "../conversation/mentions.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { isNamed } from "./is-named.ts";
import type { SearchQuery, Sought, SoughtAssignee } from "./search-query.ts";
import { mentionsMeant, namesSought, type Searcher, type SoughtNames } from "./sought-mentions.ts";
import { beginsAll, beginsOne, holdsPhrase, wordsOf } from "./words.ts";

/** A ticket as the searcher may read it: of its messages those that they may (P3). */
export interface Searchable
  extends Pick<Ticket, "subject" | "description" | "status" | "priority" | "department" | "assignedTo"> {
  ticketNumber: string | null;
  customerName: string;
  customerEmail: string;
  assigneeName: string | null;
  /** ISO 8601 in UTC. */
  createdAt: string;
  messages: readonly { message: string; isInternalNote: boolean }[];
}

/** Without any term nothing is sought, and so nothing found. */
export function matchesSearch(query: SearchQuery, ticket: Searchable, searcher: Searcher): boolean {
  const { terms } = query;
  if (terms.length === 0) return false;
  const texts = textsOf(ticket).map(wordsOf);
  const names = namesSought(query, searcher.staff);
  const looked = { ticket, texts, mentioned: mentionedInNotes(ticket), searcher, names };
  return terms.every(({ sought, isNegated }) => holds(sought, looked) !== isNegated);
}

interface Looked {
  ticket: Searchable;
  /** The words of each of its texts. */
  texts: readonly (readonly string[])[];
  /** Who is mentioned in its notes, by id. */
  mentioned: readonly string[];
  searcher: Searcher;
  names: SoughtNames;
}

/** A public reply mentions nobody. */
function mentionedInNotes({ messages }: Searchable): string[] {
  return messages.flatMap(({ message, isInternalNote }) => (isInternalNote ? mentionedIn(message) : []));
}

function textsOf({ ticketNumber, subject, description, customerName, customerEmail, messages }: Searchable): string[] {
  const bodies = messages.map(({ message }) => message);
  return [ticketNumber ?? "", subject, description, customerName, customerEmail, ...bodies];
}

function holds(sought: Sought, { ticket, texts, mentioned, searcher, names }: Looked): boolean {
  const isMentioned = (ids: readonly string[]) => ids.some((id) => mentioned.includes(id));
  switch (sought.type) {
    case "words":
      return sought.words.every(
        (word) => texts.some((text) => beginsOne(text, word)) || isMentioned(names.byWord(word)),
      );
    case "phrase":
      return texts.some((text) => holdsPhrase(text, sought.words)) || isMentioned(names.byPhrase(sought.words));
    case "number":
      return texts.some((text) => holdsPhrase(text, sought.words));
    case "status":
      return sought.values.includes(ticket.status);
    case "priority":
      return sought.values.includes(ticket.priority);
    case "department":
      return sought.values.includes(ticket.department);
    case "from":
      return beginsAll([ticket.customerName, ticket.customerEmail], sought.words);
    case "assignee":
      return isAssignee(sought.who, ticket, searcher);
    case "mentions":
      return isMentioned(mentionsMeant(sought.who, searcher));
    case "note":
      return ticket.messages.some(({ isInternalNote }) => isInternalNote);
    case "before":
      return ticket.createdAt < sought.day;
    case "after":
      return ticket.createdAt >= sought.day;
  }
}

function isAssignee(who: SoughtAssignee, ticket: Searchable, searcher: Searcher): boolean {
  switch (who.type) {
    case "me":
      return ticket.assignedTo === searcher.id;
    case "nobody":
      return ticket.assignedTo === null;
    case "named":
      return ticket.assignedTo !== null && isNamed(ticket.assigneeName ?? "", who.words);
  }
}
