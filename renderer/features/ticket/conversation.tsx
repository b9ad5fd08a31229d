import { ArrowDown } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import type { ShownTicket, ThreadItem } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { Thread } from "#renderer/ticket-display/thread.tsx";
import { Button } from "#renderer/ui/button.tsx";

export interface ConversationProps {
  ticket: ShownTicket;
  items: readonly ThreadItem[];
}

/** How near to its end a conversation counts as being read at its end, in pixels. */
const NEAR_END = 80;

/** The thread, opened at its end. It follows what arrives while its end is read, and says so while it is not. */
export function Conversation({ ticket, items }: ConversationProps) {
  const desk = useDesk();
  const scroller = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  const [hasNews, setHasNews] = useState(false);
  const lastId = items.at(-1)?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each new last item.
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd(scroller.current);
    else setHasNews(true);
  }, [lastId]);

  function onScroll() {
    isAtEnd.current = isNearEnd(scroller.current);
    if (isAtEnd.current) setHasNews(false);
  }

  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={scroller}
        aria-label="Conversation and history"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={onScroll}
        className="h-full overflow-y-auto overscroll-contain px-4 py-4 focus-visible:-outline-offset-2"
      >
        <div className="mx-auto max-w-[56rem]" aria-live="polite" aria-relevant="additions">
          <Thread ticket={ticket} items={items} viewerId={desk.me.id} emptyText="Nobody has answered yet." />
        </div>
      </section>
      {hasNews && (
        <div className="absolute inset-x-0 bottom-3 flex justify-center">
          <Button size="sm" icon={ArrowDown} onClick={() => toEnd(scroller.current)}>
            Something new below
          </Button>
        </div>
      )}
    </div>
  );
}

function toEnd(element: HTMLElement | null): void {
  if (element) element.scrollTop = element.scrollHeight;
}

function isNearEnd(element: HTMLElement | null): boolean {
  return element === null || element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
}
