// What is new in one ticket for one person, judged from what lies on the device: pure, so that every case can be tried.

import { mentionedIn } from "#domain/conversation/mentions.ts";
import type { Actor } from "#domain/people/person.ts";
import { isStaff } from "#domain/people/role.ts";
import type { HistoryDocument, MessageDocument } from "#protocol/sync/documents.ts";
import type { ShownTicket, TicketNews } from "../desk.ts";

/** `seen`: up to which position the thread was gone through; `isUnread`: something in it waits to be looked at. */
export interface NewsMark {
  seen: number;
  isUnread: boolean;
  /** The ticket is not this person's: they follow it, and are told of what mentions them alone. */
  isOnlyFollowed?: true | undefined;
}

export interface TicketCase {
  me: Actor;
  ticket: ShownTicket;
  /** Null where the ticket has not concerned this person so far. */
  mark: NewsMark | null;
  /** The last change of its assignee. */
  assignment: Pick<HistoryDocument, "actorId" | "actorName"> | null;
  /** Those after `mark.seen`, in the thread's order. */
  messages: readonly NewsMessage[];
}

export type NewsMessage = Pick<MessageDocument, "userId" | "authorName" | "isInternalNote" | "message">;

export interface Judgement {
  /** Null where the ticket does not concern this person (any more). */
  mark: NewsMark | null;
  news: TicketNews | null;
}

/** A closed ticket is over for everybody; who has answered has read what came before. */
export function judgeTicket({ me, ticket, mark, assignment, messages }: TicketCase): Judgement {
  if (!concerns(me, ticket)) return judgeFollowed({ me, ticket, mark, messages });
  const seen = ticket.lastPosition;
  if (ticket.status === "closed") return { mark: { seen, isUnread: false }, news: null };
  const isGiven = isNewTo(mark) && isStaff(me.role) && assignment !== null && assignment.actorId !== me.id;
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
      mentionedBy: mentionsOf(me, unanswered).at(-1)?.authorName ?? null,
      messages: unanswered.map(toNews),
    },
  };
}

/** Whether it was not this person's own before. */
export function isNewTo(mark: NewsMark | null): boolean {
  return mark === null || mark.isOnlyFollowed === true;
}

/** Whoever was mentioned follows the ticket, and is told, be it closed or not. */
function judgeFollowed({ me, ticket, mark, messages }: Omit<TicketCase, "assignment">): Judgement {
  if (!isStaff(me.role) || !ticket.isFollowed) return { mark: null, news: null };
  const own = messages.findLastIndex(({ userId }) => userId === me.id);
  const mentions = mentionsOf(me, messages.slice(own + 1));
  const wasUnread = mark?.isUnread === true && own === -1 && ticket.status !== "closed";
  const isUnread = mentions.length > 0 || wasUnread;
  const { id: ticketId, ticketNumber, subject } = ticket;
  const mentionedBy = mentions.at(-1)?.authorName ?? null;
  const news = { ticketId, ticketNumber, subject, assignedBy: null, mentionedBy, messages: mentions.map(toNews) };
  return {
    mark: { seen: ticket.lastPosition, isUnread, isOnlyFollowed: true },
    news: mentions.length > 0 ? news : null,
  };
}

function mentionsOf(me: Actor, messages: readonly NewsMessage[]): NewsMessage[] {
  return messages.filter(({ isInternalNote, message }) => isInternalNote && mentionedIn(message).includes(me.id));
}

function toNews({ authorName, isInternalNote }: NewsMessage) {
  return { authorName, isInternalNote };
}

/** An agent is told of what is theirs to do, a customer of what they asked. */
export function concerns(me: Actor, { assignedTo, userId }: Pick<ShownTicket, "assignedTo" | "userId">): boolean {
  return isStaff(me.role) ? assignedTo === me.id : userId === me.id;
}
