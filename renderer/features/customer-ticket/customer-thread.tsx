import type { ReactNode } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Thread } from "#renderer/ticket-display/thread.tsx";
import { useFollowEnd } from "#renderer/ticket-display/use-follow-end.ts";

export interface CustomerThreadProps {
  ticket: ShownTicket;
  /** Stands beside the conversation where there is room. */
  aside: ReactNode;
}

/** The conversation, opened at its end, which is followed for as long as it is in view. */
export function CustomerThread({ ticket, aside }: CustomerThreadProps) {
  const desk = useDesk();
  const items = useWatched(() => desk.watchThread(ticket.id), [desk, ticket.id]);
  const { scroller, content, onScroll } = useFollowEnd();

  return (
    <section
      ref={scroller}
      aria-label={t("customer.history")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={onScroll}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
    >
      <div
        ref={content}
        className="mx-auto grid max-w-5xl gap-x-8 px-4 py-5 sm:px-6 lg:grid-cols-[minmax(0,1fr)_15rem]"
      >
        <div className="min-w-0" aria-live="polite" aria-relevant="additions">
          {items && (
            <Thread
              key={ticket.id}
              ticket={ticket}
              items={items}
              viewerId={desk.me.id}
              emptyText={t("customer.notAnswered")}
            />
          )}
        </div>
        <aside aria-label={t("customer.details")} className="hidden lg:block">
          <div className="sticky top-5">{aside}</div>
        </aside>
      </div>
    </section>
  );
}
