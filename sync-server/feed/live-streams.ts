// The open live streams of this process. A stream follows the audiences of its person and is told what has changed for
// them (`tell-streams.ts`), and who else is at the tickets that its person looks at. It ends when the session, the account or
// the role that it was opened with does, or the server stops (P5).

import type { ServerResponse } from "node:http";
import { can } from "#domain/people/permissions.ts";
import { isStaff } from "#domain/people/role.ts";
import { audiencesOf } from "#domain/people/sight.ts";
import { STREAM_HEARTBEAT_SECONDS } from "#protocol/sync/live-stream.ts";
import { filtersAudience } from "../accounts/saved-filters.ts";
import type { SignedIn } from "../http/authenticate.ts";
import type { Services } from "../services.ts";
import { createByAudience } from "./by-audience.ts";
import { createEventSender } from "./event-sender.ts";
import { findStreamEnds } from "./stream-ends.ts";
import { createStreamTeller, type ToldStream } from "./tell-streams.ts";

export interface LiveStreams {
  /** Takes a response whose headers are sent, and writes events to it until one of the two sides ends it. */
  open(opening: OpeningStream, response: ServerResponse): void;
}

export interface OpeningStream {
  signedIn: SignedIn;
  /** Whether its device knows what to do with documents. */
  takesChanges: boolean;
}

export function createLiveStreams(services: Services): LiveStreams {
  const { announcer, presence, log, stopping, drainMs, metrics } = services;
  const streams = new Set<ToldStream>();
  const byAudience = createByAudience<ToldStream>();
  const teller = createStreamTeller(services, byAudience);
  const doubted = new Set<ToldStream>();
  let heartbeat: NodeJS.Timeout | null = null;
  stopping.addEventListener("abort", () => {
    // One after the other, so that their devices don't all come back in the same second (S11).
    for (const { sender } of streams) soonerOrLater(() => sender.end("stopping"), drainMs);
  });

  function beat(): void {
    for (const { sender } of streams) sender.heartbeat();
    check([...streams]);
  }

  /** Streams that open or are in doubt in one moment are looked at together. */
  function doubt(stream: ToldStream): void {
    if (doubted.size === 0) {
      setImmediate(() => {
        check([...doubted]);
        doubted.clear();
      });
    }
    doubted.add(stream);
  }

  /** Ends those whose ground has gone. What can't be found out now is found out at a later heartbeat. */
  function check(some: readonly ToldStream[]): void {
    findStreamEnds(
      services,
      some.map(({ signedIn }) => signedIn),
    ).then(
      (ends) => {
        for (const [at, stream] of some.entries()) {
          const reason = ends[at];
          if (reason) stream.sender.end(reason);
        }
      },
      (error) => log.warn({ err: error }, "the sessions of live streams could not be checked"),
    );
  }

  function remove(stream: ToldStream): void {
    streams.delete(stream);
    metrics.liveDevices.dec();
    if (streams.size > 0 || !heartbeat) return;
    clearInterval(heartbeat);
    heartbeat = null;
  }

  return {
    open({ signedIn, takesChanges }, response) {
      const sender = createEventSender(response);
      const stream: ToldStream = { signedIn, sender, takesChanges, toldBelow: null };
      if (stopping.aborted) return stream.sender.end("stopping");
      streams.add(stream);
      metrics.liveDevices.inc();
      heartbeat ??= setInterval(beat, STREAM_HEARTBEAT_SECONDS * 1_000);
      const unsubscribe = [
        byAudience.add(newsAudiences(signedIn), stream),
        announcer.subscribe(newsAudiences(signedIn), () => teller.wake([stream])),
        announcer.subscribe(accountAudiences(signedIn), () => doubt(stream)),
        ...(can(signedIn.actor.role, "seePresence")
          ? [presence.subscribe(signedIn.actor.id, stream.sender.presence)]
          : []),
        ...(can(signedIn.actor.role, "saveFilters")
          ? [announcer.subscribe([filtersAudience(signedIn.actor.id)], stream.sender.filters)]
          : []),
      ];
      response.once("close", () => {
        remove(stream);
        for (const leave of unsubscribe) leave();
      });
      teller.join(stream);
      // After subscribing: what came before is told by this event, what ended before by this check.
      sender.news();
      doubt(stream);
    },
  };
}

function soonerOrLater(act: () => void, withinMs: number): void {
  if (withinMs === 0) act();
  else setTimeout(act, Math.random() * withinMs);
}

function newsAudiences({ actor }: SignedIn): string[] {
  return [...audiencesOf(actor), `person:${actor.id}`, ...(isStaff(actor.role) ? ["staff"] : [])];
}

function accountAudiences({ actor, sessionId }: SignedIn): string[] {
  return [`person:${actor.id}`, `session:${sessionId}`];
}
