// Reads a device's disk as it is, past the app: what is stored, what was removed, how far the replica has come.

import type { RxStorageInstanceCreationParams } from "rxdb";
import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import { compareVersions } from "#protocol/sync/version.ts";
import type { StoredOperation, StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskStorage } from "#renderer/database/open-database.ts";

export interface DiskReader {
  documents<D>(collection: string): Promise<{ kept: D[]; removed: ({ id: string } & object)[] }>;
  operations(): Promise<StoredOperation[]>;
  /** The transaction below which all collections are complete; null until they are. */
  horizon(): Promise<string | null>;
}

type Params = RxStorageInstanceCreationParams<unknown, unknown>;

/** Of RxDB's memory storage, what is looked at here. */
interface Reading {
  findDocumentsById(ids: string[], withDeleted: boolean): Promise<unknown>;
  internals: { documents: Map<string, object>; removed: boolean };
}

/** Remembers how each collection was opened, to open it once more for reading. */
export function readableDisk(disk: DeskStorage): { disk: DeskStorage; reader: DiskReader } {
  const opened = new Map<string, Params>();
  const readings = new Map<string, Reading>();
  const remembering: DeskStorage = {
    name: disk.name,
    rxdbVersion: disk.rxdbVersion,
    createStorageInstance(params) {
      opened.set(params.collectionName, params as unknown as Params);
      return disk.createStorageInstance(params);
    },
  };

  async function readerOf(collection: string): Promise<Reading | null> {
    const known = readings.get(collection);
    if (known && !known.internals.removed) return known;
    const params = opened.get(collection);
    if (!params) return null;
    const reading = (await disk.createStorageInstance(params as never)) as unknown as Reading;
    readings.set(collection, reading);
    return reading;
  }

  async function all(collection: string): Promise<object[]> {
    const reading = await readerOf(collection);
    // Reading anything makes the storage take in what it was last given.
    await reading?.findDocumentsById([], true);
    return [...(reading?.internals.documents.values() ?? [])];
  }

  async function documents<D>(collection: string) {
    const kept: D[] = [];
    const removed: { id: string }[] = [];
    for (const stored of await all(collection)) {
      const { _meta, _rev, _attachments, _deleted, ...document } = stored as Record<string, unknown>;
      if (_deleted) removed.push(document as { id: string });
      else kept.push(document as D);
    }
    return { kept, removed };
  }

  const reader: DiskReader = {
    documents,
    operations: async () => (await documents<StoredOperation>("operations")).kept,
    async horizon() {
      const values = (await documents<StoredValue>("values")).kept;
      const progress = values.find(({ id }) => id === "progress")?.value;
      return lowest((progress?.horizons ?? {}) as Partial<Record<CollectionName, string>>);
    },
  };
  return { disk: remembering, reader };
}

function lowest(horizons: Partial<Record<CollectionName, string>>): string | null {
  const all = COLLECTION_NAMES.map((name) => horizons[name]);
  if (all.some((horizon) => horizon === undefined)) return null;
  return (all as string[]).toSorted(compareVersions)[0] ?? null;
}
