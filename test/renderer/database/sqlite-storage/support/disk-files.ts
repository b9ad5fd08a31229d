// The files of a store on disks in memory, which can be damaged between two openings.

import { COPIES_FILE } from "#renderer/database/sqlite-storage/copies.ts";
import { openConnection } from "#renderer/database/sqlite-storage/open-connection.ts";
import type { StoreFiles } from "#renderer/database/sqlite-storage/open-store.ts";
import type { SqlConnection } from "#renderer/database/sqlite-storage/sql-connection.ts";
import { FailingDisk, type Images } from "./failing-disk.ts";
import { loadSqlite } from "./memory-sqlite.ts";

const KEY = "5a".repeat(32);

let disks = 0;

export interface DiskFiles extends StoreFiles {
  /** Whoever had them open is killed; the last generation's files become what `change` makes of them, or go. */
  damage(change: (bytes: Uint8Array, path: string) => Uint8Array | null): void;
  /** For these files there is no room any more, also where they are open. */
  fill(isFull: (path: string) => boolean): void;
}

export function createDiskFiles(): DiskFiles {
  const images = new Map<number, Images>();
  const marked = new Set<number>();
  const mounted = new Map<number, FailingDisk>();

  let isFull = (_path: string) => false;

  function takeOff(generation: number): Images {
    const image = mounted.get(generation)?.fail(() => 0) ?? images.get(generation) ?? new Map();
    mounted.delete(generation);
    images.set(generation, image);
    return image;
  }

  async function open(generation: number, file: string): Promise<SqlConnection> {
    const image = takeOff(generation);
    const sqlite = await loadSqlite();
    disks += 1;
    const name = `disk-${disks}`;
    const disk = await FailingDisk.start(name, sqlite.module, image);
    disk.isFull = (path) => isFull(path);
    mounted.set(generation, disk);
    sqlite.api.vfs_register(disk, false);
    sqlite.module.ccall("sqlite3mc_vfs_create", "int", ["string", "int"], [name, 1]);
    return openConnection(sqlite, { file, vfs: `multipleciphers-${name}`, key: KEY });
  }

  return {
    generations: async () => [...images.keys()],
    isMarked: async (generation) => marked.has(generation),
    mark: async (generation) => void marked.add(generation),
    open: (generation) => open(generation, "store.db"),
    openCopies: (generation) => open(generation, COPIES_FILE),
    fill(fits) {
      isFull = fits;
    },
    damage(change) {
      const last = Math.max(...images.keys());
      const changed = [...takeOff(last)].flatMap(([path, bytes]) => {
        const after = change(bytes.slice(), path);
        return after ? [[path, after] as const] : [];
      });
      images.set(last, new Map(changed));
    },
  };
}
