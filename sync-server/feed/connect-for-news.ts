// A connection to Postgres that stays this process's own, and that is given up as soon as it does not answer.

import { Socket } from "node:net";
import pg from "pg";
import { findWord, type Word } from "./news.ts";

export interface NewsConnection {
  /** Aborted with the reason once it is of no more use. */
  readonly broken: AbortSignal;
  /** One question after the other. */
  ask<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  onWord(hear: (word: Word) => void): void;
  fail(this: void, error: unknown): void;
  close(): void;
}

interface ConnectOptions {
  connectionString: string;
  answerWithinMs: number;
  name: string;
}

/** @throws where Postgres can't be reached. */
export async function connectForNews({
  connectionString,
  answerWithinMs,
  name,
}: ConnectOptions): Promise<NewsConnection> {
  const broken = new AbortController();
  const socket = new Socket();
  const client = new pg.Client({
    connectionString,
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: answerWithinMs,
    stream: () => socket,
  });
  const fail = (error: unknown) => broken.abort(error ?? new Error("the database closed the connection"));
  // A farewell in due form would wait for an answer that a silent connection never gives.
  const close = () => {
    fail(new Error("the connection was given up"));
    socket.destroy();
  };
  client.on("error", fail).on("end", () => fail(undefined));
  await client.connect().catch((error: unknown) => {
    close();
    throw error;
  });
  let last: Promise<unknown> = Promise.resolve();

  /** A connection that was cut without a word must be noticed: it has to answer in time. */
  async function ask<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    broken.signal.throwIfAborted();
    try {
      const question = { text, values: [...values], query_timeout: answerWithinMs };
      return (await client.query<Row>(question)).rows;
    } catch (error) {
      fail(error);
      throw error;
    }
  }

  return {
    broken: broken.signal,
    fail,
    close,
    ask<Row extends object>(text: string, values: readonly unknown[] = []) {
      const asking = last.then(() => ask<Row>(text, values));
      last = asking.catch(() => undefined);
      return asking;
    },
    onWord(hear) {
      client.on("notification", ({ payload }) => {
        const word = findWord(payload);
        if (word) hear(word);
      });
    },
  };
}
