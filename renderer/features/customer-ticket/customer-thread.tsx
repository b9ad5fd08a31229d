import { useLayoutEffect, useRef } from "react";
import type { ShownTicket, ThreadMessage } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { AttentionPanel } from "#renderer/ticket-display/attention-panel.tsx";
import { Thread } from "#renderer/ticket-display/thread.tsx";

export function CustomerThread({ ticket }: { ticket: ShownTicket }) {
  const desk = useDesk();
  const items = useWatched(() => desk.watchThread(ticket.id), [desk, ticket.id]);
  const end = useRef<HTMLDivElement>(null);
  const mine = items?.findLast(
    (item) => item.type === "message" && item.userId === desk.me.id && item.state !== "sent",
  );

  // What somebody has just written is where they look.
  useLayoutEffect(() => {
    if (mine) end.current?.scrollIntoView({ block: "end" });
  }, [mine]);

  if (!items) return null;
  return (
    <div className="min-w-0" aria-live="polite" aria-relevant="additions">
      <Thread
        ticket={ticket}
        items={items}
        viewerId={desk.me.id}
        renderAttention={renderAttention}
        emptyText="We have not answered yet. You can add to your ticket at any time."
      />
      <div ref={end} />
    </div>
  );
}

function renderAttention({ operationId, refusal, message }: ThreadMessage) {
  if (operationId === null || refusal === null) return null;
  return <AttentionPanel operationId={operationId} refusal={refusal} words={message} />;
}
