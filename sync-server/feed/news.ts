// What the processes of the server tell each other through Postgres.

import { z } from "zod";
import { versionSchema } from "#protocol/sync/version.ts";

export const NEWS_CHANNEL = "holdfast_news";

/** The audience that everybody belongs to: for news of which nobody knows whom they concern. */
export const EVERYBODY = "everybody";

/**
 * Audiences are those of `domain/people/sight.ts`, `session:<id>` and `person:<id>` for what concerns an account, and
 * `EVERYBODY`.
 */
export interface News {
  audiences: readonly string[];
  /** The transaction that made the news. */
  version: string;
}

/** What may come over the channel: news, a process that begins to serve, or one that ends and has told all it knew. */
export type Word = News | { hello: string } | { farewell: string };

const wordSchema = z.union([
  z.object({ audiences: z.array(z.string()), version: versionSchema }),
  z.object({ hello: z.string() }),
  z.object({ farewell: z.string() }),
]);

export function toPayload(word: Word): string {
  return JSON.stringify(word);
}

/** Anybody may notify on a channel of the database: null for what is no word of ours. */
export function findWord(payload: string | undefined): Word | null {
  try {
    return wordSchema.parse(JSON.parse(payload ?? ""));
  } catch {
    return null;
  }
}
