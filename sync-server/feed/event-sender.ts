// Writes the events of one live stream. What there is to tell is thinned out: the first goes at once, what comes within a
// short while after goes together, and the while grows as long as more keeps coming. A reader that does not keep
// up gets nothing more until it does, and is let go if it never does.

import type { ServerResponse } from "node:http";
import { SAVED_FILTERS_EVENT } from "#protocol/saved-filters-event.ts";
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
  /** The person's saved filters have changed: the device is to ask for them. */
  filters(): void;
  heartbeat(): void;
  end(reason: StreamEndReason): void;
}

/** News make their device pull, which costs the server more than to tell it what has changed. */
const REST_MS = { first: 20, lastOfChanges: 40, lastOfNews: 200 };
/** Of what waits to be sent. More is for the device to fetch, in pages that it asks for. */
const CHARACTERS_MAX = 256 * 1_024;
const NEWS = textOf("news");

export function createEventSender(response: ServerResponse): EventSender {
  const unsent = new Map<string, PresenceEvent>();
  let isBlocked = false;
  let waiting = "";
  let rest: NodeJS.Timeout | null = null;
  let restMs = REST_MS.first;
  let isHeard = true;
  let areFiltersUntold = false;

  function send(text: string): void {
    if (response.writableEnded || response.destroyed) return;
    isBlocked = !response.write(text);
  }

  function sendWaiting(): void {
    if (waiting === "" || isBlocked || rest) return;
    send(waiting);
    waiting = "";
    rest = setTimeout(() => {
      rest = null;
      const longest = waiting === NEWS ? REST_MS.lastOfNews : REST_MS.lastOfChanges;
      restMs = waiting === "" ? REST_MS.first : Math.min(restMs * 2, longest);
      sendWaiting();
    }, restMs);
  }

  function sendPresence(): void {
    for (const [ticketId, event] of unsent) {
      if (isBlocked) return;
      unsent.delete(ticketId);
      send(textOf("presence", event));
    }
  }

  function sendFilters(): void {
    if (!areFiltersUntold || isBlocked) return;
    areFiltersUntold = false;
    send(textOf(SAVED_FILTERS_EVENT));
  }

  response.on("drain", () => {
    isBlocked = false;
    sendWaiting();
    sendPresence();
    sendFilters();
  });
  response.once("close", () => {
    if (rest) clearTimeout(rest);
  });

  return {
    news() {
      waiting = NEWS;
      sendWaiting();
    },
    changes(changes) {
      waiting = withChanges(waiting, changes);
      sendWaiting();
    },
    presence(event) {
      unsent.set(event.ticketId, event);
      sendPresence();
    },
    filters() {
      areFiltersUntold = true;
      sendFilters();
    },
    heartbeat() {
      if (isBlocked && !isHeard) response.destroy();
      isHeard = !isBlocked;
      if (!isBlocked) send(textOf("heartbeat"));
    },
    end(reason) {
      send(textOf("ended", { reason }));
      response.end();
      // A reader that takes nothing any more must not keep the server from stopping.
      if (isBlocked) response.destroy();
    },
  };
}

/**
 * Each stretch stays an event of its own: whoever has read into the second must not take the first, which may hold older
 * documents than it has. What a device is yet to pull needs no telling: the pull brings it.
 */
function withChanges(waiting: string, changes: LiveChanges): string {
  if (waiting === NEWS) return NEWS;
  const all = waiting + textOf("changes", changes);
  return all.length > CHARACTERS_MAX ? NEWS : all;
}

function textOf(event: StreamEvent | typeof SAVED_FILTERS_EVENT, data: unknown = {}): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
