// Word of news, between all processes of the server. Whoever has committed a change announces whom it may concern; every
// process hears of it through Postgres and wakes the live streams of those audiences, once the change can be pulled.
// News carry no content: what a stream is told or a device pulls is read by whoever is woken, and shows what its person may see.

import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import { compareVersions } from "#protocol/sync/version.ts";
import { createByAudience } from "./by-audience.ts";
import { listen, type NewsLine } from "./listen.ts";
import { EVERYBODY, type News, type SightingsWord } from "./news.ts";

export interface Announcer {
  /** To be called after the commit. Never fails and never waits; many announcements go out as one. */
  announce(news: News): void;
  /** Calls back when there is news for one of the audiences, until the function that is returned is called. */
  subscribe(audiences: readonly string[], onNews: () => void): () => void;
  /** Tells the other processes; where that can't be done now it is not, for it will be said again. */
  tellSightings(word: SightingsWord): void;
  /** Calls back with what processes tell, this one too, until the function that is returned is called. */
  onSightings(hear: (word: SightingsWord) => void): () => void;
  /** Resolves once the other processes would notice the loss of this one. */
  readonly known: Promise<void>;
  /** Sends what was announced and lets go of the database. */
  stop(): Promise<void>;
}

/** A notification must stay under 8,000 bytes; audiences are at most 50 bytes each. */
const AUDIENCES_PER_NOTIFICATION = 100;
/** What is asked for news is little and asked of a connection that does nothing else. */
const ANSWER_WITHIN_MS = 5_000;
const COALESCE_MS = 10;
const AGAIN_MS = { first: 50, last: 1_000 };
const FAREWELL_PATIENCE_MS = 5_000;

export interface AnnouncerOptions {
  connectionString: string;
  /** How long Postgres may take to answer before the connection is given up. */
  answerWithinMs: number;
  log: Logger;
}

export function startAnnouncer(options: AnnouncerOptions): Announcer {
  const subscribers = createByAudience<() => void>();
  const hearers = new Set<(word: SightingsWord) => void>();
  const stopping = new AbortController();
  const line = listen({
    ...options,
    answerWithinMs: Math.min(options.answerWithinMs, ANSWER_WITHIN_MS),
    onNews(audiences) {
      const isForAll = audiences.includes(EVERYBODY);
      for (const wake of isForAll ? subscribers.all() : subscribers.membersOf(audiences)) wake();
    },
    onSightings(word) {
      for (const hear of hearers) hear(word);
    },
  });
  let waiting = nothing();
  let sending: Promise<void> | null = null;
  // The first word goes at once; what comes soon after it goes together.
  let toldAt = -COALESCE_MS;

  /** What could not be told is kept and told later: only the end of this process may lose it, and the others see that. */
  async function sendAll(): Promise<void> {
    let wait = AGAIN_MS.first;
    while (waiting.audiences.size > 0 && !stopping.signal.aborted) {
      await delay(Math.max(0, toldAt + COALESCE_MS - performance.now()));
      toldAt = performance.now();
      const news = waiting;
      waiting = nothing();
      const isTold = await tell(line, news);
      wait = isTold ? AGAIN_MS.first : Math.min(wait * 2, AGAIN_MS.last);
      if (isTold) continue;
      add(waiting, news);
      await delay(Math.random() * wait, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    sending = null;
  }

  return {
    announce(news) {
      if (news.audiences.length === 0) return;
      add(waiting, news);
      sending ??= sendAll();
    },
    subscribe: subscribers.add,
    tellSightings: (word) => void line.tell(word).catch(() => undefined),
    onSightings(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    known: line.known,
    async stop() {
      const impatience = setTimeout(() => stopping.abort(), FAREWELL_PATIENCE_MS);
      await sending;
      clearTimeout(impatience);
      await line.stop({ isAllTold: waiting.audiences.size === 0 });
    },
  };
}

interface Waiting {
  audiences: Set<string>;
  /** The latest of all that wait: once it can be pulled, everything before it can. */
  version: string;
}

function nothing(): Waiting {
  return { audiences: new Set(), version: "0" };
}

function add(waiting: Waiting, { audiences, version }: { audiences: Iterable<string>; version: string }): void {
  for (const audience of audiences) waiting.audiences.add(audience);
  if (compareVersions(version, waiting.version) > 0) waiting.version = version;
}

/** @returns whether all of it was told; telling some of it again does no harm. */
async function tell(line: NewsLine, { audiences, version }: Waiting): Promise<boolean> {
  const all = [...audiences];
  try {
    for (let start = 0; start < all.length; start += AUDIENCES_PER_NOTIFICATION) {
      await line.tell({ audiences: all.slice(start, start + AUDIENCES_PER_NOTIFICATION), version });
    }
    return true;
  } catch {
    return false;
  }
}
