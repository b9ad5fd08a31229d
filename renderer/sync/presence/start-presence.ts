// Tells the server which ticket this window's person looks at or answers, and shows which colleagues are there too. One
// word goes out when that changes, another at every beat; what happens in between comes over the live stream. Nobody is
// shown while the server can't be reached, and nothing that fails here is anybody's trouble: the next beat mends it.

import { defer, finalize, type Observable, Subject } from "rxjs";
import { uuidv7 } from "uuidv7";
import { can } from "#domain/people/permissions.ts";
import {
  PRESENCE_BEAT_SECONDS,
  PRESENCE_PATH,
  type PresenceEvent,
  type PresenceRequest,
  presenceResponseSchema,
} from "#protocol/sync/presence.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { AccountClient } from "../account-client.ts";
import { createBell } from "../bell.ts";
import type { Desk, SyncStatus } from "../desk.ts";
import type { DeviceClock } from "../device-clock.ts";
import type { Replica } from "../replica.ts";
import { isSameJson, knownBy, nowOf } from "../watch.ts";
import { joinWindows } from "./between-windows.ts";
import { watchColleagues } from "./watch-colleagues.ts";
import { watchWindow } from "./window-news.ts";

export interface PresenceParts {
  me: Desk["me"];
  database: DeskDatabase;
  replica: Replica;
  client: AccountClient;
  clock: DeviceClock;
  status$: Observable<SyncStatus>;
}

export interface RunningPresence extends Pick<Desk, "watchColleagues" | "noteAnswering"> {
  /** What the live stream of this window told. */
  hear(event: PresenceEvent): void;
  stop(): void;
}

type Looking = PresenceRequest["looking"];

interface Attended {
  ticketId: string;
  /** Set by the timer itself: it may fire a moment before the clock says so, and nothing would ask again. */
  isSettled: boolean;
  /** When its person last wrote at an answer; null where they don't. */
  wroteAt: number | null;
}

/** Long enough that a ticket which is only passed on the way down a list is not told of. */
const SETTLED_MS = 400;
/** Whoever has not touched their answer for so long looks at the ticket, or at something else. */
const ANSWERING_MS = 2 * 60_000;

export function startPresence(parts: PresenceParts): RunningPresence {
  const { client, clock } = parts;
  const windowId = uuidv7();
  const bell = createBell(clock);
  const stopping = new AbortController();
  const changed$ = new Subject<void>();
  const windows = joinWindows(parts.database.name, take);
  const ownWindow = watchWindow({ onChange: bell.ring, onLeave: leaveNow });
  let last: PresenceEvent | null = null;
  let attended: Attended | null = null;
  let told: Looking = null;
  let isOnline = false;
  const following = parts.status$.subscribe(({ connection }) => follow(connection.state === "online"));

  function follow(isOnlineNow: boolean): void {
    if (isOnlineNow === isOnline) return;
    isOnline = isOnlineNow;
    if (isOnline) bell.ring();
    else forget();
  }

  function forget(): void {
    told = null;
    show(null);
  }

  function show(event: PresenceEvent | null): void {
    last = event;
    changed$.next();
  }

  function take(event: PresenceEvent): void {
    if (isOnline && told?.ticketId === event.ticketId) show(event);
  }

  function lookingNow(): Looking {
    if (!attended?.isSettled) return null;
    const { ticketId, wroteAt } = attended;
    if (wroteAt !== null && clock.now() - wroteAt < ANSWERING_MS) return { ticketId, activity: "answering" };
    return ownWindow.isVisible() ? { ticketId, activity: "viewing" } : null;
  }

  function say(looking: Looking) {
    const request: PresenceRequest = { protocol: PROTOCOL_VERSION, windowId, looking };
    return client.postOutliving(PRESENCE_PATH, request, presenceResponseSchema);
  }

  /** What the stream told meanwhile is newer than the answer. */
  async function tell(looking: Looking): Promise<void> {
    const before = last;
    told = looking;
    try {
      const { present } = await say(looking);
      if (looking && last === before) take({ ticketId: looking.ticketId, present });
    } catch {
      show(null);
    }
  }

  async function keepTelling(): Promise<void> {
    while (!stopping.signal.aborted) {
      const isRung = await bell.heard(stopping.signal, told ? PRESENCE_BEAT_SECONDS * 1_000 : undefined);
      const looking = lookingNow();
      const isDue = looking ? !isRung || !isSameJson(looking, told) : told !== null;
      if (isOnline && isDue) await tell(looking);
    }
  }

  /** The window closes: what it says now goes out behind it. */
  function leaveNow(): void {
    if (told && isOnline) void say(null).catch(() => undefined);
    told = null;
  }

  function attend(ticketId: string): () => void {
    const mine: Attended = { ticketId, isSettled: false, wroteAt: null };
    attended = mine;
    // What was heard before the server was told of another ticket may be old; what is still told to here is not.
    if (told?.ticketId !== ticketId && last?.ticketId === ticketId) last = null;
    clock.after(SETTLED_MS, () => {
      mine.isSettled = true;
      bell.ring();
    });
    return () => {
      if (attended === mine) attended = null;
      clock.after(SETTLED_MS, bell.ring);
    };
  }

  if (can(parts.me.role, "seePresence")) void keepTelling().catch(() => undefined);
  return {
    watchColleagues(ticketId) {
      const colleagues$ = watchColleagues(parts.replica, { changed$, last: () => last }, ticketId);
      const attending$ = defer(() => colleagues$.pipe(finalize(attend(ticketId))));
      return knownBy(attending$, () => nowOf(colleagues$));
    },
    noteAnswering(ticketId, isAnswering) {
      if (attended?.ticketId !== ticketId) return;
      attended.wroteAt = isAnswering ? clock.now() : null;
      if (isAnswering !== (told?.activity === "answering")) bell.ring();
    },
    hear(event) {
      windows.pass(event);
      take(event);
    },
    stop() {
      leaveNow();
      stopping.abort();
      following.unsubscribe();
      ownWindow.stop();
      windows.stop();
      changed$.complete();
    },
  };
}
