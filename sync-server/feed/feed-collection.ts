import type { Reader } from "#domain/conversation/disclosure.ts";
import type { CollectionName, DocumentOf } from "#protocol/sync/documents.ts";
import type { Cursor } from "#protocol/sync/pull.ts";
import type { Bind } from "./sql.ts";
import type { Look, View } from "./view.ts";

/** What the feed must know of a collection: where its rows are, who may read which, and how they become documents. */
export interface FeedCollection<N extends CollectionName> {
  table: string;
  /** The column that names the ticket; null for what belongs to none and so never enters or leaves sight. */
  ticketId: string | null;
  /** The column that holds the version that this viewer is given. */
  versionColumn(viewer: Reader): string;
  /** SQL on the row `d`: whether the viewer may read it once they see its ticket. */
  readableSql(viewer: Reader, bind: Bind): string;
  /** SQL on the row `d`: whether it is in the viewer's sight. */
  inSightSql(look: Look, bind: Bind): string;
  /** Whole documents by their ids, in any order, without asking about sight. */
  readDocuments(view: View, ids: readonly string[]): Promise<DocumentOf<N>[]>;
}

/** What one range brings to a page. */
export interface Harvest {
  /** Ids of documents to send whole. */
  found: string[];
  /** Ids of documents to remove. */
  removed: string[];
  /** Where the range goes on; null where it is over for good. */
  cursor: Cursor | null;
  /** Whether all that is below the horizon has been read. */
  isDone: boolean;
}
