import type { DeskStorage } from "#renderer/database/open-database.ts";
import type { StoreCollection } from "#renderer/database/schemas.ts";

/** A storage that refuses to write documents of one collection while it is full. */
export function fillableDisk(
  beneath: DeskStorage,
  collection: StoreCollection,
): { storage: DeskStorage; isFull: boolean } {
  const disk = { isFull: false, storage: { ...beneath, createStorageInstance } as DeskStorage };

  async function createStorageInstance(params: Parameters<DeskStorage["createStorageInstance"]>[0]) {
    const instance = await beneath.createStorageInstance(params);
    const write = instance.bulkWrite.bind(instance);
    instance.bulkWrite = async (rows, context) => {
      if (disk.isFull && params.collectionName === collection) throw new Error("There is no room on the disk.");
      return await write(rows, context);
    };
    return instance;
  }
  return disk;
}
