// News in the words of a notification. It shows on locked screens and over shoulders: no message is quoted.

import type { TicketNews } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";

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
    ...(given > 0 ? [t("notifications.assignedCount", { count: given })] : []),
    ...(answered > 0 ? [t("notifications.answeredCount", { count: answered })] : []),
  ];
  return { title: t("notifications.summary", { count: news.length }), body: parts.join(", ") };
}

function titleOf({ assignedBy, mentionedBy, messages }: TicketNews): string {
  if (assignedBy !== null) return t("notifications.assignedYou", { name: assignedBy });
  if (mentionedBy !== null) return t("notifications.mentionedYou", { name: mentionedBy });
  const [first, ...others] = messages;
  if (!first) return t("notifications.news");
  if (others.length > 0) return t("notifications.messages", { count: messages.length });
  return t(first.isInternalNote ? "notifications.note" : "notifications.reply", { name: first.authorName });
}
