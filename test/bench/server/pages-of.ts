import type { CollectionName } from "#protocol/sync/documents.ts";
import type { Checkpoint, PullResponse } from "#protocol/sync/pull.ts";

interface AnyPage {
  documents: readonly unknown[];
  checkpoint: Checkpoint;
  more: boolean;
}

/** The pages that were sent, whichever their collection. */
export function pagesOf({ pages }: PullResponse): [CollectionName, AnyPage][] {
  return Object.entries(pages) as [CollectionName, AnyPage][];
}
