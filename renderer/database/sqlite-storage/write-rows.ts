// A write of RxDB's on its way to the engine and back. Documents go as text; what comes back is what was not written, and
// RxDB is told of all else from the rows that stayed here.

import {
  type BulkWriteRow,
  type EventBulk,
  type RxDocumentData,
  type RxStorageChangeEvent,
  type RxStorageDefaultCheckpoint,
  type RxStorageWriteError,
  randomToken,
} from "rxdb";
import type { AnyDocument } from "./document-fields.ts";
import type { DocumentJson, WriteConflict, WriteRow } from "./store-engine.ts";

export type Events<T> = EventBulk<RxStorageChangeEvent<RxDocumentData<T>>, RxStorageDefaultCheckpoint>;

export function toWriteRow<T>({ document, previous }: BulkWriteRow<T>): WriteRow {
  return {
    text: JSON.stringify(document),
    previous: previous ? { _rev: previous._rev, _deleted: previous._deleted } : null,
  };
}

export interface RxdbWrite<T> {
  rows: readonly BulkWriteRow<T>[];
  idOf(row: BulkWriteRow<T>): string;
  context: string;
}

export function toErrors<T>(
  { rows, idOf, context }: RxdbWrite<T>,
  conflicts: readonly WriteConflict[],
): RxStorageWriteError<T>[] {
  const refused = new Map(conflicts.map(({ documentId, standing }) => [documentId, standing]));
  return rows
    .filter((row) => refused.has(idOf(row)))
    .map((writeRow) => ({
      isError: true,
      status: 409,
      documentId: idOf(writeRow),
      writeRow,
      documentInDb: refused.get(idOf(writeRow)) as RxDocumentData<T>,
      context,
    }));
}

/** Null where there is nothing to tell. */
export function toEvents<T>(
  { rows, idOf, context }: RxdbWrite<T>,
  conflicts: readonly WriteConflict[],
): Events<T> | null {
  const refused = new Set(conflicts.map(({ documentId }) => documentId));
  const written = refused.size === 0 ? rows : rows.filter((row) => !refused.has(idOf(row)));
  const events = written.flatMap((row) => toEvent(idOf(row), row));
  const newest = written.at(-1);
  if (!newest || events.length === 0) return null;
  return { id: randomToken(10), events, checkpoint: { id: idOf(newest), lwt: newest.document._meta.lwt }, context };
}

/** In the place of what brought a change about: all documents of the collection went at once. */
export const EMPTIED = "emptied";

/**
 * What is told of an emptied collection: RxDB has no word for it. Of one document it is told as of any that is removed, so that it
 * counts a change and asks once more where it was just asking.
 */
export function toEmptied<T>(primaryPath: string, last: DocumentJson | null): Events<T> {
  const previous = last === null ? null : (JSON.parse(last) as RxDocumentData<AnyDocument>);
  const documentId = String(previous?.[primaryPath] ?? "");
  const removed = previous && {
    documentId,
    operation: "DELETE",
    documentData: { ...previous, _deleted: true },
    previousDocumentData: previous,
  };
  return {
    id: randomToken(10),
    events: (removed ? [removed] : []) as unknown as Events<T>["events"],
    checkpoint: { id: documentId, lwt: previous?._meta.lwt ?? 0 },
    context: EMPTIED,
  };
}

type Event<T> = RxStorageChangeEvent<RxDocumentData<T>>;

function toEvent<T>(documentId: string, { document, previous }: BulkWriteRow<T>): Event<T>[] {
  const documentData = document as RxDocumentData<T>;
  if (document._deleted) {
    if (!previous) return [];
    return [{ documentId, operation: "DELETE", documentData, previousDocumentData: previous }];
  }
  if (!previous || previous._deleted)
    return [{ documentId, operation: "INSERT", documentData, previousDocumentData: undefined as never }];
  return [{ documentId, operation: "UPDATE", documentData, previousDocumentData: previous }];
}
