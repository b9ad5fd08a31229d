// The one connection of a process by which it tells news and hears of them. It is its own rather than one of the pool's,
// so that news need not queue behind requests. One that breaks, or no longer answers, is replaced, and everybody is
// woken, for nobody knows what was missed meanwhile; and so they are when another process was lost.

import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import { connectForNews, type NewsConnection } from "./connect-for-news.ts";
import { type Hold, holdUntilRipe, type Snapshot } from "./hold-until-ripe.ts";
import { NEWS_CHANNEL, type SightingsWord, toPayload, type Word } from "./news.ts";
import { createPeers, FIND_PEERS, type PeerRow, type Peers, toPeerName } from "./peers.ts";

export interface ListenOptions {
  connectionString: string;
  answerWithinMs: number;
  log: Logger;
  onNews(audiences: readonly string[]): void;
  onSightings(word: SightingsWord): void;
}

export interface NewsLine {
  /** Resolves once the others know of this process: from then on they notice when it is lost. */
  readonly known: Promise<void>;
  /** @throws where there is no connection now, or Postgres does not answer: the word may have been told or not. */
  tell(word: Word): Promise<void>;
  /** Lets go; where nothing is left untold it says so to the others, who then need not wonder. */
  stop(how: { isAllTold: boolean }): Promise<void>;
}

const BEAT_MS = 2_000;
const RECONNECT_MS = { first: 100, last: 5_000 };

export function listen({ connectionString, answerWithinMs, log, onNews, onSightings }: ListenOptions): NewsLine {
  const name = toPeerName(randomUUID());
  const peers = createPeers();
  const stopping = new AbortController();
  let current: NewsConnection | null = null;
  let becomeKnown = () => {};
  const known = new Promise<void>((resolve) => {
    becomeKnown = resolve;
  });
  const ended = keepListening();

  async function keepListening(): Promise<void> {
    let wait = RECONNECT_MS.first;
    while (!stopping.signal.aborted) {
      try {
        await listenOnce();
      } catch (error) {
        log.warn({ err: error }, "listening for news was interrupted");
      }
      wait = current ? RECONNECT_MS.first : Math.min(wait * 2, RECONNECT_MS.last);
      current = null;
      await pause(Math.random() * wait, stopping.signal);
    }
  }

  async function listenOnce(): Promise<void> {
    const connection = await connectForNews({ connectionString, answerWithinMs, name });
    try {
      const hold = holdNews(connection, onNews);
      connection.onWord((word) => {
        if ("hello" in word) peers.hello(word.hello);
        else if ("farewell" in word) peers.farewell(word.farewell);
        else if ("sightings" in word) onSightings(word);
        else hold.add(word);
      });
      await connection.ask(`LISTEN ${NEWS_CHANNEL}`);
      hold.addGap(await readSnapshot(connection));
      current = connection;
      await tell({ hello: name });
      becomeKnown();
      await beat(connection, peers, hold, stopping.signal, log);
    } finally {
      connection.close();
    }
  }

  async function tell(word: Word): Promise<void> {
    if (!current) throw new Error("there is no connection to tell news by");
    await current.ask("SELECT pg_notify($1, $2)", [NEWS_CHANNEL, toPayload(word)]);
  }

  return {
    known,
    tell,
    async stop({ isAllTold }) {
      if (isAllTold) await tell({ farewell: name }).catch(() => undefined);
      stopping.abort();
      await ended;
    },
  };
}

/** Until told to stop. @throws when the connection breaks. */
async function beat(
  connection: NewsConnection,
  peers: Peers,
  hold: Hold,
  stopping: AbortSignal,
  log: Logger,
): Promise<void> {
  const over = new AbortController();
  const end = () => over.abort();
  stopping.addEventListener("abort", end, { once: true });
  connection.broken.addEventListener("abort", end, { once: true });
  while (!stopping.aborted) {
    connection.broken.throwIfAborted();
    const lost = peers.look(await connection.ask<PeerRow>(FIND_PEERS.text));
    if (lost.length > 0) {
      log.warn({ lost }, "another server was lost: everybody is woken, for what it may not have told");
      hold.addGap(await readSnapshot(connection));
    }
    await pause(BEAT_MS, over.signal);
  }
  stopping.removeEventListener("abort", end);
}

function holdNews(connection: NewsConnection, onNews: ListenOptions["onNews"]): Hold {
  const readHorizon = async () => (await readSnapshot(connection)).xmin;
  return holdUntilRipe({ readHorizon, onRipe: onNews, onFault: connection.fail, signal: connection.broken });
}

async function readSnapshot(connection: NewsConnection): Promise<Snapshot> {
  const [row] = await connection.ask<{ xmin: string; xmax: string }>(
    `SELECT pg_snapshot_xmin(now)::text AS xmin, pg_snapshot_xmax(now)::text AS xmax
     FROM pg_current_snapshot() AS now`,
  );
  return { xmin: BigInt(row?.xmin ?? 0), xmax: BigInt(row?.xmax ?? 0) };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
