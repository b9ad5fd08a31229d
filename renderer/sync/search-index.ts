// Which tickets hold all words of a query, anywhere in their number, subject, description, customer or messages,
// pending ones included. In memory and in one pass: a full-text index of the store takes its place later.

import type { MessageDocument } from "#protocol/sync/documents.ts";
import type { ShownTicket } from "./desk.ts";
import { toSearchable, toSearchWords } from "./folded-text.ts";
import type { Mirror } from "./mirror.ts";
import { toIntent } from "./pending-overlay.ts";
import type { ShownTickets } from "./reading/shown-tickets.ts";

export interface SearchIndex {
  /** A test for tickets; `null` where the query has no words and so finds everything. */
  finder(query: string): ((ticket: ShownTicket) => boolean) | null;
}

export function createSearchIndex(
  held: Pick<Mirror<MessageDocument>, "all" | "changed$">,
  tickets: Pick<ShownTickets, "operationsOn">,
): SearchIndex {
  const wordsOf = new WeakMap<ShownTicket, string>();
  let messages: Map<string, string[]> | null = null;
  held.changed$.subscribe(() => {
    messages = null;
  });

  function ticketWords(ticket: ShownTicket): string {
    const known = wordsOf.get(ticket);
    if (known !== undefined) return known;
    const words = fieldsOf(ticket).map(toSearchable).join("");
    wordsOf.set(ticket, words);
    return words;
  }

  function messageWords(ticketId: string): readonly string[] {
    messages ??= byTicket(held.all().values());
    return messages.get(ticketId) ?? [];
  }

  return {
    finder(query) {
      const wanted = toSearchWords(query);
      if (wanted.length === 0) return null;
      return (ticket) => {
        const texts = [ticketWords(ticket), ...messageWords(ticket.id), ...pendingWords(tickets, ticket)];
        return wanted.every((word) => texts.some((text) => text.includes(word)));
      };
    },
  };
}

function fieldsOf({ ticketNumber, subject, description, customerName, customerEmail }: ShownTicket): string[] {
  return [ticketNumber ?? "", subject, description, customerName, customerEmail];
}

function pendingWords(tickets: Pick<ShownTickets, "operationsOn">, { id }: ShownTicket): string[] {
  return tickets.operationsOn(id).flatMap((operation) => {
    const intent = toIntent(operation);
    return intent.kind === "addMessage" ? [toSearchable(intent.args.message)] : [];
  });
}

function byTicket(messages: Iterable<MessageDocument>): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const { ticketId, message } of messages) {
    const words = toSearchable(message);
    const group = grouped.get(ticketId);
    if (group) group.push(words);
    else grouped.set(ticketId, [words]);
  }
  return grouped;
}
