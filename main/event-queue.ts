import type { DesktopEvent, DesktopNews } from "#protocol/desktop/desktop-event.ts";

export interface EventQueue {
  tell(event: DesktopEvent): void;
  /** Waits for the first news after this number; what came up to it was heard, and is dropped. */
  next(after: number): Promise<DesktopNews>;
}

/** What stays true after it was heard, until the next of its kind. */
const lasts = ({ event }: DesktopNews) => event.type === "updateReady";

/**
 * Holds what main has to say until the app asks: a link may be followed before the app has started, and the app may be
 * reloaded at any time. An app that starts anew asks after 0, and gets what nobody has confirmed, and what lasts.
 */
export function createEventQueue(): EventQueue {
  let held: DesktopNews[] = [];
  let count = 0;
  let answer: ((news: DesktopNews) => void) | null = null;

  return {
    tell(event) {
      count += 1;
      const news = { number: count, event };
      if (lasts(news)) held = held.filter((earlier) => !lasts(earlier));
      held.push(news);
      answer?.(news);
      answer = null;
    },
    async next(after) {
      held = held.filter((news) => news.number > after || lasts(news));
      const first = held.find(({ number }) => number > after);
      return (
        first ??
        (await new Promise<DesktopNews>((resolve) => {
          answer = resolve;
        }))
      );
    },
  };
}
