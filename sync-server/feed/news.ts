import { z } from "zod";
import { versionSchema } from "#protocol/sync/version.ts";

export const NEWS_CHANNEL = "holdfast_news";

/** Audiences are those of `domain/people/sight.ts`, and `session:<id>` and `person:<id>` for what concerns an account. */
export interface News {
  audiences: readonly string[];
  /** The transaction that made the news. */
  version: string;
}

const newsSchema = z.object({ audiences: z.array(z.string()), version: versionSchema });

export function toPayload({ audiences, version }: News): string {
  return JSON.stringify({ audiences, version });
}

/** Anybody may notify on a channel of the database: null for what is no news of ours. */
export function findNews(payload: string | undefined): News | null {
  try {
    return newsSchema.parse(JSON.parse(payload ?? ""));
  } catch {
    return null;
  }
}
