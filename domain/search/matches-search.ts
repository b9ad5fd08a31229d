// What the terms of a search mean, said of one ticket at hand. The device's store and the server answer the same from their indexes;
// this is what they are tested against, and what finds a ticket that is only on its way there.

import type { Actor } from "../people/person.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { SearchQuery, Sought, SoughtAssignee } from "./search-query.ts";
import { holdsPhrase, isBeginning, wordsOf } from "./words.ts";

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
export function matchesSearch({ terms }: SearchQuery, ticket: Searchable, searcher: Pick<Actor, "id">): boolean {
  if (terms.length === 0) return false;
  const texts = textsOf(ticket).map(wordsOf);
  return terms.every(({ sought, isNegated }) => holds(sought, { ticket, texts, searcher }) !== isNegated);
}

interface Looked {
  ticket: Searchable;
  /** The words of each of its texts. */
  texts: readonly (readonly string[])[];
  searcher: Pick<Actor, "id">;
}

function textsOf({ ticketNumber, subject, description, customerName, customerEmail, messages }: Searchable): string[] {
  const bodies = messages.map(({ message }) => message);
  return [ticketNumber ?? "", subject, description, customerName, customerEmail, ...bodies];
}

function holds(sought: Sought, { ticket, texts, searcher }: Looked): boolean {
  switch (sought.type) {
    case "words":
      return sought.words.every((word) => texts.some((text) => beginsOne(text, word)));
    case "phrase":
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
    case "note":
      return ticket.messages.some(({ isInternalNote }) => isInternalNote);
    case "before":
      return ticket.createdAt < sought.day;
    case "after":
      return ticket.createdAt >= sought.day;
  }
}

function isAssignee(who: SoughtAssignee, ticket: Searchable, searcher: Pick<Actor, "id">): boolean {
  switch (who.type) {
    case "me":
      return ticket.assignedTo === searcher.id;
    case "nobody":
      return ticket.assignedTo === null;
    case "named":
      return ticket.assignedTo !== null && isNamed(ticket.assigneeName ?? "", who.words);
  }
}

/** Whether each word begins one of the name's. */
export function isNamed(name: string, words: readonly string[]): boolean {
  return beginsAll([name], words);
}

function beginsAll(texts: readonly string[], words: readonly string[]): boolean {
  const known = texts.flatMap(wordsOf);
  return words.every((word) => beginsOne(known, word));
}

function beginsOne(words: readonly string[], word: string): boolean {
  return isBeginning(word) ? words.some((one) => one.startsWith(word)) : words.includes(word);
}
