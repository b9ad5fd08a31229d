// What the local store of one account holds, mirrored in memory for the screens: every ticket, person, notice, operation
// and value, and of the messages the words to search. Threads are read from the store when they are opened.

import { merge, type Observable } from "rxjs";
import type { NoticeDocument, PersonDocument, TicketDocument } from "#protocol/sync/documents.ts";
import type { StoredOperation, StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { toSearchable } from "./folded-text.ts";
import { type Mirror, startMirror } from "./mirror.ts";

export interface MessageWords {
  ticketId: string;
  words: string;
}

export interface Replica {
  tickets: Mirror<TicketDocument>;
  people: Mirror<PersonDocument>;
  notices: Mirror<NoticeDocument>;
  operations: Mirror<StoredOperation>;
  values: Mirror<StoredValue>;
  messageWords: Mirror<MessageWords>;
  stop(): void;
}

export async function startReplica(database: DeskDatabase): Promise<Replica> {
  const [tickets, people, notices, operations, values, messageWords] = await Promise.all([
    startMirror(database.tickets, (ticket) => ticket),
    startMirror(database.people, (person) => person),
    startMirror(database.notices, (notice) => notice),
    startMirror(database.operations, (operation) => operation),
    startMirror(database.values, (value) => value),
    startMirror(
      database.messages,
      ({ ticketId, message }): MessageWords => ({ ticketId, words: toSearchable(message) }),
    ),
  ]);
  const mirrors = { tickets, people, notices, operations, values, messageWords };
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
