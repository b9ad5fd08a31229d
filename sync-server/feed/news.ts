// What the processes of the server tell each other through Postgres.

import { z } from "zod";
import { type Activity, activitySchema } from "#protocol/sync/presence.ts";
import { versionSchema } from "#protocol/sync/version.ts";

export const NEWS_CHANNEL = "holdfast_news";

/** The audience that everybody belongs to: for news of which nobody knows whom they concern. */
export const EVERYBODY = "everybody";

/**
 * Audiences are those of `domain/people/sight.ts`, `session:<id>` and `person:<id>` for what concerns an account,
 * `filters:<id>` for the filters that a person has saved, and `EVERYBODY`.
 */
export interface News {
  audiences: readonly string[];
  /** The transaction that made the news. */
  version: string;
}

/** Who was seen at which ticket, as devices told the process `from` (sync-server/presence). */
export interface SightingsWord {
  from: string;
  sightings: readonly {
    windowId: string;
    personId: string;
    ticketId: string | null;
    activity: Activity;
    /** How long ago the device said so. */
    ageMs: number;
  }[];
}

/**
 * What may come over the channel: news, who is at which ticket, a process that begins to serve, or one that ends and has
 * told all it knew.
 */
export type Word = News | SightingsWord | { hello: string } | { farewell: string };

const wordSchema = z.union([
  z.object({ audiences: z.array(z.string()), version: versionSchema }),
  z.object({
    from: z.string(),
    sightings: z.array(
      z.object({
        windowId: z.string(),
        personId: z.string(),
        ticketId: z.string().nullable(),
        activity: activitySchema,
        ageMs: z.number(),
      }),
    ),
  }),
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
