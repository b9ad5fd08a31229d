// What RxDB asks of one collection, asked of the engine of its store. Documents come as text, and are parsed here once.

import {
  addRxStorageMultiInstanceSupport,
  type BulkWriteRow,
  type FilledMangoQuery,
  getPrimaryFieldOfPrimaryKey,
  type RxDocumentData,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
} from "rxdb";
import { Subject } from "rxjs";
import type { DocumentJson, DocumentsJson, StoreEngine } from "./store-engine.ts";
import { type Events, toEmptied, toErrors, toEvents, toWriteRow } from "./write-rows.ts";

export const STORAGE_NAME = "sqlite";

export interface SqliteInternals {
  engine: StoreEngine;
  key: string;
  /** Told to all windows. @param last one of the documents that the collection had. */
  tellEmptied(last: DocumentJson | null): void;
}

type Options = Record<string, never>;
type Instance<T> = RxStorageInstance<T, SqliteInternals, Options, RxStorageDefaultCheckpoint>;

/** `onClosed` runs once, whether it is closed or removed. */
export async function createInstance<T>(
  params: RxStorageInstanceCreationParams<T, Options>,
  engine: StoreEngine,
  onClosed: () => Promise<void>,
): Promise<Instance<T>> {
  const { databaseName, collectionName, schema, options } = params;
  const key = `${collectionName}-${schema.version}`;
  const primaryPath = getPrimaryFieldOfPrimaryKey(schema.primaryKey) as string;
  await engine.openCollection({ key, collection: collectionName, primaryPath, schema });

  const idOf = ({ document }: BulkWriteRow<T>) => document[primaryPath as keyof typeof document] as string;
  const changes = new Subject<Events<T>>();
  let closing: Promise<void> | null = null;
  const mustBeOpen = () => {
    if (closing) throw new Error(`The collection ${key} of the store ${databaseName} is closed.`);
  };
  const end = async () => {
    changes.complete();
    await onClosed();
  };

  const instance: Instance<T> = {
    databaseName,
    collectionName,
    schema,
    options,
    internals: { engine, key, tellEmptied: (last) => changes.next(toEmptied(primaryPath, last)) },
    async bulkWrite(rows, context) {
      mustBeOpen();
      const conflicts = await engine.bulkWrite({ key, rows: rows.map(toWriteRow), isRepeat: false });
      const write = { rows, idOf, context };
      const events = toEvents(write, conflicts);
      if (events) changes.next(events);
      return { error: toErrors(write, conflicts) };
    },
    async findDocumentsById(ids, withDeleted) {
      mustBeOpen();
      return parse(await engine.findByIds(key, ids, withDeleted));
    },
    async query({ query }) {
      mustBeOpen();
      return { documents: parse(await engine.query(key, filled(query))) };
    },
    async count({ query }) {
      mustBeOpen();
      return { count: await engine.count(key, filled(query)), mode: "fast" };
    },
    async getChangedDocumentsSince(limit, checkpoint) {
      mustBeOpen();
      const changed = await engine.changedSince(key, limit, checkpoint ?? null);
      return { documents: parse(changed.documents), checkpoint: changed.checkpoint as RxStorageDefaultCheckpoint };
    },
    getAttachmentData: () => Promise.reject(new Error("This storage keeps no attachments.")),
    changeStream: () => changes.asObservable(),
    async cleanup(minimumDeletedTime) {
      mustBeOpen();
      return engine.cleanup(key, minimumDeletedTime);
    },
    close() {
      closing ??= end();
      return closing;
    },
    async remove() {
      mustBeOpen();
      closing = engine.removeCollection(key).then(end);
      return closing;
    },
  };
  addRxStorageMultiInstanceSupport(STORAGE_NAME, params, instance);
  return instance;
}

/** RxDB fills in what a query leaves open; who asks the storage itself may not have. */
function filled<T>(query: FilledMangoQuery<T>): FilledMangoQuery<unknown> {
  return { ...query, skip: query.skip ?? 0 } as FilledMangoQuery<unknown>;
}

function parse<T>(documents: DocumentsJson): RxDocumentData<T>[] {
  return JSON.parse(documents) as RxDocumentData<T>[];
}
