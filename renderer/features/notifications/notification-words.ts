// News in the words of a notification. It shows on locked screens and over shoulders: no message is quoted.

import type { TicketNews } from "#renderer/sync/desk.ts";

export interface NotificationWords {
  title: string;
  body: string;
}

export function toNewsWords(news: TicketNews): NotificationWords {
  const { ticketNumber, subject } = news;
  return { title: titleOf(news), body: ticketNumber === null ? subject : `${ticketNumber} · ${subject}` };
}

export function toSummaryWords(news: readonly TicketNews[]): NotificationWords {
  const given = news.filter(({ assignedBy }) => assignedBy !== null).length;
  const answered = news.filter(({ messages }) => messages.length > 0).length;
  const parts = [
    ...(given > 0 ? [`${given} assigned to you`] : []),
    ...(answered > 0 ? [`${answered} with new messages`] : []),
  ];
  return { title: `News in ${news.length} tickets`, body: parts.join(", ") };
}

function titleOf({ assignedBy, messages }: TicketNews): string {
  if (assignedBy !== null) return `${assignedBy} assigned you a ticket`;
  const [first, ...others] = messages;
  if (!first) return "News in a ticket";
  if (others.length > 0) return `${messages.length} new messages`;
  return `${first.authorName} ${first.isInternalNote ? "wrote an internal note" : "replied"}`;
}
