// The one connection of a process that hears of news. It hands them on only once they can be pulled: a feed reads what
// lies below the oldest transaction still under way, so news may have to wait for others to end. A connection that
// breaks, or no longer answers, is replaced, and everybody is woken, for nobody knows what was missed meanwhile.

import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import type { Logger } from "pino";
import { findNews, NEWS_CHANNEL } from "./news.ts";
import { createRipening } from "./ripening.ts";

interface Listening {
  pool: Pool;
  log: Logger;
  onNews: (audiences: readonly string[]) => void;
  /** News may have been missed. */
  onGap: () => void;
}

const CHECK_EVERY_MS = 15_000;
const ANSWER_WITHIN_MS = 10_000;
const RECONNECT_MS = { first: 100, last: 5_000 };
const HORIZON_MS = { first: 5, last: 250 };

export function listen({ pool, log, onNews, onGap }: Listening): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const ended = keepListening();

  async function keepListening(): Promise<void> {
    let wait = RECONNECT_MS.first;
    while (!stopping.signal.aborted) {
      try {
        await listenOnce({ pool, onNews, signal: stopping.signal, onReady });
      } catch (error) {
        log.warn({ err: error }, "listening for news was interrupted");
      }
      await pause(Math.random() * wait, stopping.signal);
      wait = Math.min(wait * 2, RECONNECT_MS.last);
    }
    function onReady() {
      wait = RECONNECT_MS.first;
      onGap();
    }
  }

  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

interface OneListening extends Pick<Listening, "pool" | "onNews"> {
  signal: AbortSignal;
  onReady: () => void;
}

/** Ends quietly when told to, by throwing when the connection breaks. */
async function listenOnce({ pool, onNews, signal, onReady }: OneListening): Promise<void> {
  const client = await pool.connect();
  const over = new AbortController();
  const end = () => over.abort();
  signal.addEventListener("abort", end);
  let fault: unknown;
  const fail = (error: unknown) => {
    fault ??= error ?? new Error("the database closed the connection");
    end();
  };
  const pending = createPending({ client, onNews, signal: over.signal, fail });
  client.on("error", fail).on("end", () => fail(undefined));
  client.on("notification", ({ payload }) => pending.add(payload));
  try {
    await client.query(`LISTEN ${NEWS_CHANNEL}`);
    onReady();
    while (!over.signal.aborted) {
      await ask(client, "SELECT 1");
      await pause(CHECK_EVERY_MS, over.signal);
    }
    if (!signal.aborted) throw fault;
  } finally {
    end();
    signal.removeEventListener("abort", end);
    client.release(true);
  }
}

interface Pending {
  client: PoolClient;
  onNews: (audiences: readonly string[]) => void;
  signal: AbortSignal;
  fail: (error: unknown) => void;
}

/** Hands news on once they can be pulled, looking at the horizon only while something waits for it. */
function createPending({ client, onNews, signal, fail }: Pending): { add(payload: string | undefined): void } {
  const ripening = createRipening();
  let isWatching = false;

  async function watch(): Promise<void> {
    let wait = HORIZON_MS.first;
    while (!ripening.isEmpty() && !signal.aborted) {
      const ripe = ripening.takeBelow(await readHorizon(client));
      if (ripe.length > 0) onNews(ripe);
      if (!ripening.isEmpty()) await pause(wait, signal);
      wait = Math.min(wait * 2, HORIZON_MS.last);
    }
    isWatching = false;
  }

  return {
    add(payload) {
      const news = findNews(payload);
      if (!news) return;
      ripening.add(news.audiences, BigInt(news.version));
      if (isWatching) return;
      isWatching = true;
      watch().catch(fail);
    },
  };
}

async function readHorizon(client: PoolClient): Promise<bigint> {
  const [row] = await ask<{ horizon: string }>(
    client,
    "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon",
  );
  return BigInt(row?.horizon ?? 0);
}

/** A connection that was cut without a word must be noticed: it has to answer in time. */
async function ask<Row extends object>(client: PoolClient, text: string): Promise<Row[]> {
  const config = { text, query_timeout: ANSWER_WITHIN_MS };
  return (await client.query<Row>(config)).rows;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
