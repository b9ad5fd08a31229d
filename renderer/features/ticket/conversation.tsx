import { ArrowDown } from "lucide-react";
import { useLayoutEffect, useState } from "react";
import type { ShownTicket, ThreadItem } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Thread } from "#renderer/ticket-display/thread.tsx";
import { useFollowEnd } from "#renderer/ticket-display/use-follow-end.ts";
import { Button } from "#renderer/ui/button.tsx";

export interface ConversationProps {
  ticket: ShownTicket;
  items: readonly ThreadItem[];
}

/** The thread, opened at its end. It follows what arrives while its end is read, and says so while it is not. */
export function Conversation({ ticket, items }: ConversationProps) {
  const desk = useDesk();
  const { scroller, content, ...end } = useFollowEnd();
  const [hasNews, setHasNews] = useState(false);
  const lastId = items.at(-1)?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each new last item.
  useLayoutEffect(() => {
    if (end.isAtEnd()) end.toEnd();
    else setHasNews(true);
  }, [lastId]);

  function onScroll() {
    end.onScroll();
    if (end.isAtEnd()) setHasNews(false);
  }

  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={scroller}
        aria-label={t("ticket.history")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={onScroll}
        className="h-full overflow-y-auto overscroll-contain px-4 py-4 focus-visible:-outline-offset-2"
      >
        <div ref={content} className="mx-auto max-w-[56rem]" aria-live="polite" aria-relevant="additions">
          <Thread ticket={ticket} items={items} viewerId={desk.me.id} emptyText={t("ticket.nobodyAnswered")} />
        </div>
      </section>
      {hasNews && (
        <div className="absolute inset-x-0 bottom-3 flex justify-center">
          <Button size="sm" icon={ArrowDown} onClick={end.toEnd}>
            {t("ticket.newBelow")}
          </Button>
        </div>
      )}
    </div>
  );
}
