// Writes the events of one live stream. What there is to tell is thinned out: the first goes at once, what comes within a
// short while after goes together as one, and the while grows as long as more keeps coming. A reader that does not keep
// up gets nothing more until it does, and is let go if it never does.

import type { ServerResponse } from "node:http";
import { countDocuments, joinChanges } from "#protocol/sync/join-changes.ts";
import type { LiveChanges, StreamEvent } from "#protocol/sync/live-stream.ts";
import type { PresenceEvent } from "#protocol/sync/presence.ts";
import type { StreamEndReason } from "./stream-ends.ts";

export interface EventSender {
  /** The device is to pull. */
  news(): void;
  /** Each stretch begins where the one before ended, or where the device was last told to pull. */
  changes(changes: LiveChanges): void;
  /** Of each ticket the latest is what counts. */
  presence(event: PresenceEvent): void;
  heartbeat(): void;
  end(reason: StreamEndReason): void;
}

const REST_MS = { first: 20, last: 200 };
/** More are for the device to fetch, in pages that it asks for. */
const DOCUMENTS_MAX = 200;

export function createEventSender(response: ServerResponse): EventSender {
  const unsent = new Map<string, PresenceEvent>();
  let isBlocked = false;
  let waiting: LiveChanges | "news" | null = null;
  let rest: NodeJS.Timeout | null = null;
  let restMs = REST_MS.first;
  let isHeard = true;

  function send(event: StreamEvent, data: unknown = {}): void {
    if (response.writableEnded || response.destroyed) return;
    isBlocked = !response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  function sendWaiting(): void {
    if (waiting === null || isBlocked || rest) return;
    if (waiting === "news") send("news");
    else send("changes", waiting);
    waiting = null;
    rest = setTimeout(() => {
      rest = null;
      restMs = waiting ? Math.min(restMs * 2, REST_MS.last) : REST_MS.first;
      sendWaiting();
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
    sendWaiting();
    sendPresence();
  });
  response.once("close", () => {
    if (rest) clearTimeout(rest);
  });

  return {
    news() {
      waiting = "news";
      sendWaiting();
    },
    changes(changes) {
      waiting = joinWaiting(waiting, changes);
      sendWaiting();
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

/** What a device is yet to pull needs no telling: the pull brings it. */
function joinWaiting(waiting: LiveChanges | "news" | null, changes: LiveChanges): LiveChanges | "news" {
  if (waiting === "news") return waiting;
  const joined = waiting ? joinChanges(waiting, changes) : changes;
  return countDocuments(joined) > DOCUMENTS_MAX ? "news" : joined;
}
