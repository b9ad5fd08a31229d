// RxDB's memory storage as one process of a device sees it: it outlives the process, and takes nothing from a dead one.

import type { RxStorage, RxStorageInstance } from "rxdb";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import type { DeskStorage } from "#renderer/database/open-database.ts";
import { Killed, type Life } from "./life.ts";

// biome-ignore lint/suspicious/noExplicitAny: RxDB's storages are generic in their own internals.
type AnyInstance = RxStorageInstance<any, any, any>;

let opened = 0;

/** A disk: what is on it stays, whoever opens it. */
export function newDisk(): DeskStorage {
  const memory = getRxStorageMemory();
  return Object.assign(memory, { collectionStates: new Map() });
}

/** Each process goes by a name of its own: RxDB lets one thread open a store but once under one storage's name. */
export function mortalStorage(disk: DeskStorage, life: Life): DeskStorage {
  opened += 1;
  const storage: RxStorage<unknown, unknown> & { life: Life } = {
    life,
    name: `${disk.name}-${opened}`,
    rxdbVersion: disk.rxdbVersion,
    async createStorageInstance(params) {
      life.mustLive();
      return mortal(await disk.createStorageInstance(params), life) as never;
    },
  };
  return storage;
}

const DEADLY = new Set<string | symbol>([
  "query",
  "count",
  "findDocumentsById",
  "getAttachmentData",
  "cleanup",
  "remove",
]);

function mortal(instance: AnyInstance, life: Life): AnyInstance {
  return new Proxy(instance, {
    get(target, key) {
      if (key === "bulkWrite") return (...args: Parameters<AnyInstance["bulkWrite"]>) => write(target, life, args);
      const value = Reflect.get(target, key, target) as unknown;
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        if (life.isOver && DEADLY.has(key)) return Promise.reject(new Killed());
        return (value as (...given: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

async function write(target: AnyInstance, life: Life, args: Parameters<AnyInstance["bulkWrite"]>) {
  life.mustLive();
  const fate = life.countWrite();
  if (fate === "dies before") life.end();
  life.mustLive();
  const result = await target.bulkWrite(...args);
  if (fate === "dies after") life.end();
  life.mustLive();
  return result;
}
