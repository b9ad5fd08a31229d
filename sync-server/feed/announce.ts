// Word of news, between all processes of the server. Whoever has committed a change announces whom it may concern; every
// process hears of it through Postgres and wakes the live streams of those audiences, once the change can be pulled.
// News carry no content: a device that is woken pulls, and is shown what it may see.

import { setTimeout as delay } from "node:timers/promises";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { compareVersions } from "#protocol/sync/version.ts";
import { listen } from "./listen.ts";
import { NEWS_CHANNEL, type News, toPayload } from "./news.ts";
import { createSubscriptions, type OnNews } from "./subscriptions.ts";

export interface Announcer {
  /** To be called after the commit. Never fails and never waits; many announcements go out as one. */
  announce(news: News): void;
  /** Calls back when there is news for one of the audiences, until the function that is returned is called. */
  subscribe(audiences: readonly string[], onNews: OnNews): () => void;
  /** Sends what was announced and lets go of the database. */
  stop(): Promise<void>;
}

/** A notification must stay under 8,000 bytes; audiences are at most 50 bytes each. */
const AUDIENCES_PER_NOTIFICATION = 100;
const COALESCE_MS = 10;
const ATTEMPTS = 5;

export function startAnnouncer({ pool, log }: { pool: Pool; log: Logger }): Announcer {
  const subscriptions = createSubscriptions();
  const listener = listen({ pool, log, onNews: subscriptions.wake, onGap: subscriptions.wakeAll });
  let waiting = nothing();
  let sending: Promise<void> | null = null;

  async function sendAll(): Promise<void> {
    while (waiting.audiences.size > 0) {
      await delay(COALESCE_MS);
      const news = waiting;
      waiting = nothing();
      await notify(pool, news).catch((error) => log.warn({ err: error }, "news could not be sent to other processes"));
    }
    sending = null;
  }

  return {
    announce({ audiences, version }) {
      if (audiences.length === 0) return;
      for (const audience of audiences) waiting.audiences.add(audience);
      if (compareVersions(version, waiting.version) > 0) waiting.version = version;
      sending ??= sendAll();
    },
    subscribe: subscriptions.add,
    async stop() {
      await sending;
      await listener.stop();
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

async function notify(pool: Pool, { audiences, version }: Waiting): Promise<void> {
  const all = [...audiences];
  for (let start = 0; start < all.length; start += AUDIENCES_PER_NOTIFICATION) {
    await sendPatiently(pool, toPayload({ audiences: all.slice(start, start + AUDIENCES_PER_NOTIFICATION), version }));
  }
}

/** Listeners catch up by themselves after a break of the database, so giving up at last loses only a little time. */
async function sendPatiently(pool: Pool, payload: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pool.query("SELECT pg_notify($1, $2)", [NEWS_CHANNEL, payload]);
      return;
    } catch (error) {
      if (attempt >= ATTEMPTS) throw error;
      await delay(Math.random() * 100 * 2 ** attempt);
    }
  }
}
