import type { TicketNews } from "#renderer/sync/desk.ts";
import { toNewsWords, toSummaryWords } from "./notification-words.ts";

export interface ToTell {
  title: string;
  body: string;
  /** What a click opens; null for several at once. */
  ticketId: string | null;
}

export interface TellingMood {
  isQuiet: boolean;
  /** The ticket that its person is looking at right now. */
  lookedAt: string | null;
}

/** More at once is a list, and a list is what the app has: after a long absence one notification tells of all. */
const MOST_AT_ONCE = 3;

/**
 * What to tell of a batch of news. What comes in quiet hours is not told afterwards either: it is unread, and the number on
 * the icon says so.
 */
export function decideNotifications(news: readonly TicketNews[], { isQuiet, lookedAt }: TellingMood): ToTell[] {
  const fresh = isQuiet ? [] : news.filter(({ ticketId }) => ticketId !== lookedAt);
  if (fresh.length <= MOST_AT_ONCE) return fresh.map((one) => ({ ...toNewsWords(one), ticketId: one.ticketId }));
  return [{ ...toSummaryWords(fresh), ticketId: null }];
}
