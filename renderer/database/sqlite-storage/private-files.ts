// The files of a store in the browser's private file system, for a worker: each in a folder of its own.

import { COPIES_FILE } from "./copies.ts";
import { openFile } from "./open-file.ts";
import type { StoreFiles } from "./open-store.ts";

/** @param folder of the store, with a folder in it for each file. @param key 256 bits as hexadecimal digits. */
export async function findPrivateFiles(folder: string, key: string): Promise<StoreFiles> {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
  const folderOf = (generation: number) => `${folder}/${generation}`;
  return {
    async generations() {
      const found: number[] = [];
      for await (const [name, { kind }] of root.entries()) if (kind === "directory") found.push(Number(name));
      return found;
    },
    async isMarked(generation) {
      for await (const name of root.keys()) if (name === markOf(generation)) return true;
      return false;
    },
    async mark(generation) {
      await root.getFileHandle(markOf(generation), { create: true });
    },
    open: (generation) => openFile({ folder: folderOf(generation), file: "store.db", key }),
    openCopies: (generation) => openFile({ folder: folderOf(generation), file: COPIES_FILE, key }),
  };
}

function markOf(generation: number): string {
  return `${generation}.damaged`;
}
