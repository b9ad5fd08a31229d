// Writes the events of one live stream. News are thinned out: the first goes at once, further ones within a short while
// go together as one, and the while grows as long as they keep coming. A reader that does not keep up gets nothing more until it does, and is let go if it never does.

import type { ServerResponse } from "node:http";
import type { StreamEvent } from "#protocol/sync/live-stream.ts";
import type { PresenceEvent } from "#protocol/sync/presence.ts";
import type { StreamEndReason } from "./stream-ends.ts";

export interface EventSender {
  news(): void;
  /** Of each ticket the latest is what counts. */
  presence(event: PresenceEvent): void;
  heartbeat(): void;
  end(reason: StreamEndReason): void;
}

const REST_MS = { first: 20, last: 200 };

export function createEventSender(response: ServerResponse): EventSender {
  const unsent = new Map<string, PresenceEvent>();
  let isBlocked = false;
  let hasNews = false;
  let rest: NodeJS.Timeout | null = null;
  let restMs = REST_MS.first;
  let isHeard = true;

  function send(event: StreamEvent, data: unknown = {}): void {
    if (response.writableEnded || response.destroyed) return;
    isBlocked = !response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  function sendNews(): void {
    if (!hasNews || isBlocked || rest) return;
    hasNews = false;
    send("news");
    rest = setTimeout(() => {
      rest = null;
      restMs = hasNews ? Math.min(restMs * 2, REST_MS.last) : REST_MS.first;
      sendNews();
    }, restMs);
  }

  function sendPresence(): void {
    for (const [ticketId, event] of unsent) {
      if (isBlocked) return;
      unsent.delete(ticketId);
      send("presence", event);
    }
  }

  response.on("drain", () => {
    isBlocked = false;
    sendNews();
    sendPresence();
  });
  response.once("close", () => {
    if (rest) clearTimeout(rest);
  });

  return {
    news() {
      hasNews = true;
      sendNews();
    },
    presence(event) {
      unsent.set(event.ticketId, event);
      sendPresence();
    },
    heartbeat() {
      if (isBlocked && !isHeard) response.destroy();
      isHeard = !isBlocked;
      if (!isBlocked) send("heartbeat");
    },
    end(reason) {
      send("ended", { reason });
      response.end();
      // A reader that takes nothing any more must not keep the server from stopping.
      if (isBlocked) response.destroy();
    },
  };
}
