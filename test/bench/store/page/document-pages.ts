// The documents of a desk as its server sends them: pages of JSON from the site that served this page, parsed and checked
// as the app does it.

import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import { type Checkpoint, type PullResponse, pullResponseSchema } from "#protocol/sync/pull.ts";

/** How many pages there are of each collection. */
export type PageCounts = Partial<Record<CollectionName, number>>;

export interface DocumentPages {
  counts: PageCounts;
  /** @param at of each collection that is asked for, which page. */
  fetch(at: Partial<Record<CollectionName, number>>): Promise<PullResponse>;
}

const HORIZON = "1000000";

export function createDocumentPages(folder: string, counts: PageCounts): DocumentPages {
  return {
    counts,
    async fetch(at) {
      const names = COLLECTION_NAMES.filter((name) => at[name] !== undefined);
      const pages = await Promise.all(names.map((name) => fetchPage(folder, counts, name, at[name] as number)));
      const given = Object.fromEntries(names.map((name, index) => [name, pages[index]]));
      return pullResponseSchema.parse({ reset: false, horizon: HORIZON, pages: given });
    },
  };
}

async function fetchPage(folder: string, counts: PageCounts, name: CollectionName, page: number) {
  const pages = counts[name] ?? 0;
  const documents = page < pages ? await (await fetch(`data/${folder}/${name}-${page}.json`)).json() : [];
  return { documents, removed: [], checkpoint: checkpointAt(page + 1), more: page + 1 < pages };
}

function checkpointAt(page: number): Checkpoint {
  const cursor = { version: String(page), key: "" };
  return { epoch: "bench", scope: "bench", changed: cursor, entered: cursor, left: cursor, fill: null };
}

/** Which page comes next. */
export function pageOf(checkpoint: Checkpoint | null): number {
  return Number(checkpoint?.changed.version ?? 0);
}
