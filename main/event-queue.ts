import type { DesktopEvent, DesktopNews } from "#protocol/desktop/desktop-event.ts";

export interface EventQueue {
  tell(event: DesktopEvent): void;
  /** Waits for the first news after this number; what came up to it was heard, and is dropped. */
  next(after: number): Promise<DesktopNews>;
}

/**
 * Holds what main has to say until the app asks: a link may be followed before the app has started, and the app may be
 * reloaded at any time. An app that starts anew asks after 0, and gets what nobody has confirmed.
 */
export function createEventQueue(): EventQueue {
  let unheard: DesktopNews[] = [];
  let count = 0;
  let answer: ((news: DesktopNews) => void) | null = null;

  return {
    tell(event) {
      count += 1;
      const news = { number: count, event };
      unheard.push(news);
      answer?.(news);
      answer = null;
    },
    async next(after) {
      unheard = unheard.filter(({ number }) => number > after);
      const [first] = unheard;
      return (
        first ??
        (await new Promise<DesktopNews>((resolve) => {
          answer = resolve;
        }))
      );
    },
  };
}
