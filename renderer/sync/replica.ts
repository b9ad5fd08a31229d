// What there is little of in the local store of one account, mirrored in memory: people, notices, operations and values.
// Tickets, messages and history are asked of the store when they are looked at (reading/).

import { merge, type Observable } from "rxjs";
import type { NoticeDocument, PersonDocument } from "#protocol/sync/documents.ts";
import type { StoredOperation, StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { type Mirror, startMirror } from "./mirror.ts";

export interface Replica {
  people: Mirror<PersonDocument>;
  notices: Mirror<NoticeDocument>;
  operations: Mirror<StoredOperation>;
  values: Mirror<StoredValue>;
  stop(): void;
}

export async function startReplica(database: DeskDatabase): Promise<Replica> {
  const [people, notices, operations, values] = await Promise.all([
    startMirror(database.people),
    startMirror(database.notices),
    startMirror(database.operations),
    startMirror(database.values),
  ]);
  const mirrors = { people, notices, operations, values };
  return {
    ...mirrors,
    stop() {
      for (const mirror of Object.values(mirrors)) mirror.stop();
    },
  };
}

/** Emits after any of these have changed. */
export function changesOf(...mirrors: readonly Pick<Mirror<unknown>, "changed$">[]): Observable<readonly string[]> {
  return merge(...mirrors.map(({ changed$ }) => changed$));
}

export function inOrder(operations: Iterable<StoredOperation>): StoredOperation[] {
  return [...operations].sort((a, b) => a.order - b.order);
}
