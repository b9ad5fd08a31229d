// What is new in one ticket for one person, judged from what lies on the device: pure, so that every case can be tried.

import type { Actor } from "#domain/people/person.ts";
import { isStaff } from "#domain/people/role.ts";
import type { HistoryDocument, MessageDocument } from "#protocol/sync/documents.ts";
import type { ShownTicket, TicketNews } from "../desk.ts";

/** `seen`: up to which position the thread was gone through; `isUnread`: something in it waits to be looked at. */
export interface NewsMark {
  seen: number;
  isUnread: boolean;
}

export interface TicketCase {
  me: Actor;
  ticket: ShownTicket;
  /** Null where the ticket has not concerned this person so far. */
  mark: NewsMark | null;
  /** The last change of its assignee. */
  assignment: Pick<HistoryDocument, "actorId" | "actorName"> | null;
  /** Those after `mark.seen`, in the thread's order. */
  messages: readonly Pick<MessageDocument, "userId" | "authorName" | "isInternalNote">[];
}

export interface Judgement {
  /** Null where the ticket does not concern this person (any more). */
  mark: NewsMark | null;
  news: TicketNews | null;
}

/** A closed ticket is over for everybody; who has answered has read what came before. */
export function judgeTicket({ me, ticket, mark, assignment, messages }: TicketCase): Judgement {
  if (!concerns(me, ticket)) return { mark: null, news: null };
  const seen = ticket.lastPosition;
  if (ticket.status === "closed") return { mark: { seen, isUnread: false }, news: null };
  const isGiven = mark === null && isStaff(me.role) && assignment !== null && assignment.actorId !== me.id;
  const own = messages.findLastIndex(({ userId }) => userId === me.id);
  const unanswered = messages.slice(own + 1);
  const wasUnread = mark?.isUnread === true && own === -1;
  if (!isGiven && unanswered.length === 0) return { mark: { seen, isUnread: wasUnread }, news: null };
  return {
    mark: { seen, isUnread: true },
    news: {
      ticketId: ticket.id,
      ticketNumber: ticket.ticketNumber,
      subject: ticket.subject,
      assignedBy: isGiven ? assignment.actorName : null,
      messages: unanswered.map(({ authorName, isInternalNote }) => ({ authorName, isInternalNote })),
    },
  };
}

/** An agent is told of what is theirs to do, a customer of what they asked. */
export function concerns(me: Actor, { assignedTo, userId }: Pick<ShownTicket, "assignedTo" | "userId">): boolean {
  return isStaff(me.role) ? assignedTo === me.id : userId === me.id;
}
